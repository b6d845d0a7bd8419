package io.continuo.journey.alert;

import io.continuo.events.AlertRaised;
import io.continuo.http.FieldError;
import io.continuo.journey.row.JsonRow;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts alerts to other systems. The header {@value #SIGNATURE} is {@code t=…,v1=…}: the time in seconds since 1970, and the
 * HMAC-SHA-256 (RFC 2104) of that time, a full stop, and the body, in hexadecimal digits. {@value #ID} is the same in
 * every attempt.
 */
@Singleton
class Webhooks {

    static final String SIGNATURE = "Continuo-Signature";
    static final String ID = "Continuo-Alert";

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;

    private final Optional<String> key;
    private final InstantSource clock;
    private final HttpClient client;

    @Inject
    Webhooks(AlertConfig config, InstantSource clock) {
        this(config.signingKey(), clock);
    }

    Webhooks(Optional<String> key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Adds what is wrong with an address. */
    static void check(String address, AlertConfig config, List<FieldError> errors) {
        if (config.signingKey().isEmpty()) {
            errors.add(new FieldError("/webhook", "this deployment has no key to sign webhooks by"));
        } else if (!isAllowed(address, config.webhookHosts().orElse(Set.of()))) {
            errors.add(new FieldError("/webhook", "an http or https address at a host that this deployment allows"));
        }
    }

    private static boolean isAllowed(String address, Set<String> hosts) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && hosts.contains(uri.getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Posts once. Blocks.
     *
     * @return whether it was taken: answered with 2xx in time
     */
    boolean post(String address, AlertRaised alert) {
        if (key.isEmpty()) {
            return false;
        }
        byte[] body = JsonRow.write(alert);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header(ID, alert.id())
                .header(SIGNATURE, signature(key.get(), clock.instant().getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= SUCCESS && status < NO_SUCCESS;
        } catch (IOException e) {
            return false; // It is tried again, and every attempt is counted.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String signature(String key, long seconds, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((seconds + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
