package io.continuo.gateway.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a request to an ingestion route presents; the first that applies. */
sealed interface Credential {

    record Bearer() implements Credential {}

    record Key(String value) implements Credential {}

    /** Nothing in header or query: a write key may still be in the body. */
    record None() implements Credential {}

    /** An Authorization header that says nothing known. */
    record Unreadable() implements Credential {}

    static Credential of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return ofHeader(header.strip());
        }
        String query = request.getParam("writeKey");
        return query != null ? new Key(query) : new None();
    }

    private static Credential ofHeader(String header) {
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return new Bearer();
        }
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return new Unreadable();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            String user = new String(decoded, StandardCharsets.UTF_8);
            int colon = user.indexOf(':');
            return new Key(colon < 0 ? user : user.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return new Unreadable();
        }
    }
}
