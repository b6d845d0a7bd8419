package io.continuo.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that names a request in logs of both sides: the caller's own when it is well-formed, else a new one. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._\\-]{8,64}");

    private RequestIds() {}

    /** The id of a request that has passed {@link #assign}. */
    public static String of(HttpServerRequest request) {
        return request.response().headers().get(HEADER);
    }

    static void assign(HttpServerRequest request) {
        String asked = request.getHeader(HEADER);
        request.response().putHeader(HEADER, isWellFormed(asked) ? asked : next());
    }

    private static boolean isWellFormed(@Nullable String id) {
        return id != null && WELL_FORMED.matcher(id).matches();
    }

    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
