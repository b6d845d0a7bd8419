package io.continuo.journey.peer;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.JourneyConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a call comes from an instance of this service: an HMAC-SHA-256 (RFC 2104) of time, target and body, with a key
 * derived from the one that all instances share. Valid for {@value #SECONDS} seconds; who repeats a call learns nothing new,
 * as only its sender can read the answer.
 */
@Singleton
public class Signature {

    static final String HEADER = "X-Continuo-Peer";

    private static final long SECONDS = 60;
    private static final Duration VALID = Duration.ofSeconds(SECONDS);
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "journey-service instances";

    private final SecretKeySpec key;
    private final InstantSource clock;

    @Inject
    Signature(JourneyConfig config, InstantSource clock) {
        this(config.hashKey(), clock);
    }

    public Signature(String sharedKey, InstantSource clock) {
        byte[] shared = utf8(sharedKey);
        byte[] derived = hash(new SecretKeySpec(shared, ALGORITHM), utf8(PURPOSE));
        this.key = new SecretKeySpec(derived, ALGORITHM);
        this.clock = clock;
    }

    /** @param target path and query, as they are sent */
    String of(String target, byte[] body) {
        return of(clock.millis(), target, body);
    }

    /**
     * Lets pass what an instance signed.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code unauthenticated}
     */
    public void check(HttpServerRequest request, byte[] body) {
        if (!isValid(request.getHeader(HEADER), request.uri(), body)) {
            throw Problems.of(StandardProblem.UNAUTHENTICATED, "Only instances of this service are answered here.");
        }
    }

    boolean isValid(@Nullable String signature, String target, byte[] body) {
        int colon = signature == null ? -1 : signature.indexOf(':');
        if (colon < 0) {
            return false;
        }
        try {
            long time = Long.parseLong(signature, 0, colon, 10);
            Duration apart = Duration.between(Instant.ofEpochMilli(time), clock.instant())
                    .abs();
            return apart.compareTo(VALID) <= 0 && MessageDigest.isEqual(utf8(signature), utf8(of(time, target, body)));
        } catch (NumberFormatException | ArithmeticException e) {
            return false; // That is no time.
        }
    }

    private String of(long time, String target, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(utf8(time + "\n" + target + "\n"));
        signed.writeBytes(body);
        return time + ":" + HexFormat.of().formatHex(hash(key, signed.toByteArray()));
    }

    private static byte[] hash(SecretKeySpec with, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(with);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
