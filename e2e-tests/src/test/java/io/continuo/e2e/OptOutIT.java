package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** "Not interested", told to one channel's system, is known to every channel. */
@ResourceLock(Suite.NAME)
class OptOutIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Suite suite = Suite.get();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String whatsapp = "34600" + (Math.abs(run.hashCode()) % 900_000 + 100_000);
    private final String email = "ana." + run + "@example.com";

    @Test
    void aStopByWhatsAppSilencesTheNewsletterAndAStartOnlyWhatsApp() {
        String customer = customer();
        grant(customer, "newsletter");
        grant(customer, "whatsapp");

        assertThat(whatsAppSays("SAIR", Instant.now().minusSeconds(60)).statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> !allowed(customer, "newsletter") && !allowed(customer, "whatsapp"));

        assertThat(whatsAppSays("start", Instant.now()).statusCode()).isEqualTo(200);
        await().atMost(SOON).until(() -> allowed(customer, "whatsapp"));
        assertThat(allowed(customer, "newsletter")).isFalse();
    }

    @Test
    void aComplaintAboutANewsletterIsARefusal() {
        String customer = customer();
        grant(customer, "email");
        String seconds = Long.toString(Instant.now().getEpochSecond());
        String body = "[{\"id\":\"%s\",\"event\":\"complaint\",\"email\":\"%s\",\"timestamp\":%s}]"
                .formatted(run, email, seconds);

        Response response = suite.anonymous()
                .header("X-Signature-Timestamp", seconds)
                .header("X-Signature", "sha256=" + hmac("local-only-newsletter-secret", seconds + "." + body))
                .body(body)
                .post("/webhooks/email/demo-news");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        await().atMost(SOON).until(() -> !allowed(customer, "email"));
    }

    @Test
    void whoCannotSignIsNotHeard() {
        Response response = suite.anonymous()
                .header("X-Hub-Signature-256", "sha256=" + hmac("somebody-elses-secret", "{}"))
                .body("{}")
                .post("/webhooks/whatsapp/demo-whatsapp");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:continuo:problem:unauthenticated");
    }

    private String customer() {
        return suite.as("platform")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "identifiers",
                        List.of(
                                Map.of("type", "email", "value", email),
                                Map.of("type", "whatsapp", "value", "+" + whatsapp)),
                        "create",
                        true))
                .post("/api/customers/resolve")
                .jsonPath()
                .getString("customerId");
    }

    /** A while ago, as a message carries whole seconds of its sender's clock. */
    private void grant(String customer, String channel) {
        String id = run + "-" + channel;
        Map<String, Object> consent = Map.of(
                "id",
                id,
                "type",
                "Contact Permission Granted",
                "channel",
                channel,
                "occurredAt",
                Instant.now().minusSeconds(3_600).toString(),
                "identifiers",
                List.of(Map.of("type", "email", "value", email)));
        suite.as("platform")
                .body(List.of(consent))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> allowed(customer, channel));
    }

    private boolean allowed(String customer, String channel) {
        return suite.as("platform")
                .body(Map.of("customerId", customer, "channel", channel, "purpose", "marketing"))
                .post("/api/contact-permissions")
                .jsonPath()
                .getBoolean("allowed");
    }

    private Response whatsAppSays(String text, Instant at) {
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"1"},"messages":[{"from":"%s","id":"wamid.%s.%s","timestamp":"%d",
                "type":"text","text":{"body":"%s"}}]}}]}]}
                """.formatted(whatsapp, run, text, at.getEpochSecond(), text);
        return suite.anonymous()
                .header("X-Hub-Signature-256", "sha256=" + hmac("local-only-whatsapp-secret", body))
                .body(body)
                .post("/webhooks/whatsapp/demo-whatsapp");
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
