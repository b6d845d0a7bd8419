package io.continuo.interaction.channels;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a system shows that a delivery is its own: HMAC-SHA256 (RFC 2104) over the body as it was sent. */
enum Signing {

    /** Meta's: {@code X-Hub-Signature-256: sha256=<hex>} over the body. It may be sent again at any time. */
    META("X-Hub-Signature-256") {
        @Override
        byte[] signed(byte[] body, Function<String, Optional<String>> headers, Instant now, Duration age) {
            return body;
        }
    },

    /**
     * With its time: {@code X-Signature: sha256=<hex>} over {@code <X-Signature-Timestamp>.<body>}, the time in seconds
     * since 1970. Who has recorded a delivery can repeat it for a short while only, and then nothing comes of it.
     */
    TIMESTAMPED("X-Signature") {
        @Override
        byte[] signed(byte[] body, Function<String, Optional<String>> headers, Instant now, Duration age) {
            String time = headers.apply(TIMESTAMP).orElse("");
            if (Duration.between(moment(time), now).abs().compareTo(age) > 0) {
                throw refused("The time of the signature is more than " + age.toSeconds() + " s from ours.");
            }
            byte[] prefix = (time + ".").getBytes(StandardCharsets.UTF_8);
            byte[] signed = new byte[prefix.length + body.length];
            System.arraycopy(prefix, 0, signed, 0, prefix.length);
            System.arraycopy(body, 0, signed, prefix.length, body.length);
            return signed;
        }
    };

    static final String TIMESTAMP = "X-Signature-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final String header;

    Signing(String header) {
        this.header = header;
    }

    /** What the signature is over. */
    abstract byte[] signed(byte[] body, Function<String, Optional<String>> headers, Instant now, Duration age);

    /**
     * Compares in constant time.
     *
     * @param body as it was sent
     * @param age how far the time under the signature may be from now
     * @throws HttpProblem {@code unauthenticated} when no secret of the account fits
     */
    void check(
            ChannelAccount account,
            byte[] body,
            Function<String, Optional<String>> headers,
            Instant now,
            Duration age) {
        byte[] given = given(headers.apply(header).orElse(""));
        byte[] signed = signed(body, headers, now, age);
        boolean fits = false;
        for (String secret : account.secrets()) {
            fits |= MessageDigest.isEqual(hmac(secret, signed), given);
        }
        if (!fits) {
            throw refused("The header " + header + " does not sign this body with the account's secret.");
        }
    }

    private byte[] given(String value) {
        try {
            return HexFormat.of().parseHex(value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : "-");
        } catch (IllegalArgumentException e) {
            throw refused("Send " + header + ": " + PREFIX + "<hex>, the HMAC-SHA256 of the body.");
        }
    }

    private static byte[] hmac(String secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static Instant moment(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            throw refused("Send " + TIMESTAMP + ": the seconds since 1970, and sign <seconds>.<body>.");
        }
    }

    private static HttpProblem refused(String detail) {
        return HttpProblem.builder(Problems.of(StandardProblem.UNAUTHENTICATED, detail))
                .withHeader("WWW-Authenticate", "Signature")
                .build();
    }
}
