package io.continuo.interaction.channels;

import io.continuo.interaction.Requests;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as the gateway passes them on, signed as their systems sign. */
final class Signed {

    private Signed() {}

    static RequestSpecification byMeta(String secret, String body) {
        return delivery(body).header("X-Hub-Signature-256", "sha256=" + hmac(secret, body));
    }

    static RequestSpecification at(Instant time, String secret, String body) {
        String seconds = Long.toString(time.getEpochSecond());
        return delivery(body)
                .header("X-Signature-Timestamp", seconds)
                .header("X-Signature", "sha256=" + hmac(secret, seconds + "." + body));
    }

    static RequestSpecification delivery(String body) {
        return Requests.raw("gateway", "application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String secret, String text) {
        return hmac(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String secret, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
