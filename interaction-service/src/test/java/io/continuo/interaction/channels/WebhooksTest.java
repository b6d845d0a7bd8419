package io.continuo.interaction.channels;

import static io.continuo.interaction.Requests.as;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.Requests;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed deliveries come in like everything else: acknowledged by the log, each once, what is refused is kept. */
@InteractionTest
class WebhooksTest {

    private static final String WHATSAPP = "/webhooks/whatsapp/demo-whatsapp";
    private static final String WHATSAPP_SECRET = "local-only-whatsapp-secret";
    private static final String MARKET = "/webhooks/marketplace/demo-market";
    private static final String MARKET_SECRET = "local-only-market-secret";
    private static final String STORES = "/webhooks/pos/demo-stores";
    private static final String STORES_SECRET = "local-only-stores-secret";

    @Inject
    Broker broker;

    private final String id = unique("wamid");

    private String message(String text) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"99"},"messages":[{"from":"5511987654321","id":"%s","timestamp":"%d",
                "type":"text","text":{"body":"%s"}}]}}]}]}
                """.formatted(id, Instant.now().getEpochSecond(), text);
    }

    private static void counts(ValidatableResponse answer, int accepted, int duplicate, int rejected) {
        answer.statusCode(200)
                .body("accepted", equalTo(accepted))
                .body("duplicate", equalTo(duplicate))
                .body("rejected", equalTo(rejected));
    }

    private static void problem(ValidatableResponse answer, int status, String slug) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:" + slug));
    }

    @Test
    void metaFindsItsChallengeWhereTheTokenIsRight() {
        as("gateway")
                .queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "local-only-verify-token")
                .queryParam("hub.challenge", "1158201444")
                .get(WHATSAPP)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("1158201444"));
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp/demo-whatsapp, subscribe, wrong, 403, forbidden",
        "whatsapp/demo-whatsapp, subscribe, , 403, forbidden",
        "whatsapp/demo-whatsapp, unsubscribe, local-only-verify-token, 400, bad-request",
        "marketplace/demo-market, subscribe, local-only-verify-token, 403, forbidden",
        "whatsapp/nobody, subscribe, local-only-verify-token, 404, not-found",
        "meta/demo-whatsapp, subscribe, local-only-verify-token, 404, not-found"
    })
    void anyOtherCheckIsRefused(String account, String mode, String token, int status, String slug) {
        var request = as("gateway").queryParam("hub.mode", mode).queryParam("hub.challenge", "1");
        if (token != null) {
            request.queryParam("hub.verify_token", token);
        }
        problem(request.get("/webhooks/" + account).then(), status, slug);
    }

    @Test
    void aSignedMessageIsATouchpointOnceHoweverOftenItIsDelivered() {
        String body = message("Hello");
        counts(Signed.byMeta(WHATSAPP_SECRET, body).post(WHATSAPP).then(), 1, 0, 0);
        counts(Signed.byMeta(WHATSAPP_SECRET, body).post(WHATSAPP).then(), 0, 1, 0);

        TouchpointRecorded touchpoint = broker.touchpoint("whatsapp:demo-whatsapp:" + id);
        assertThat(touchpoint.type()).isEqualTo("Message Received");
        assertThat(touchpoint.channel().name()).isEqualTo("whatsapp");
        assertThat(touchpoint.source()).isEqualTo("demo-whatsapp");
        assertThat(touchpoint.identifiers())
                .containsExactly(Identifier.of("phone", "+5511987654321"), Identifier.of("whatsapp", "+5511987654321"));
        assertThat(touchpoint.properties()).containsEntry("text", "Hello");
        assertThat(broker.touchpointsWithId(touchpoint.id())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=00", "sha256=zz", "none"})
    void withoutTheRightSignatureNothingIsRead(String signature) {
        var request = Signed.delivery(message("forged"));
        if (!signature.equals("none")) {
            request.header("X-Hub-Signature-256", signature);
        }
        problem(request.post(WHATSAPP).then(), 401, "unauthenticated");
        problem(
                Signed.byMeta("another-secret-entirely", message("forged"))
                        .post(WHATSAPP)
                        .then(),
                401,
                "unauthenticated");
        assertThat(broker.touchpointsWithId("whatsapp:demo-whatsapp:" + id)).isZero();
    }

    @Test
    void aSignatureIsOverTheBytesAsTheyCame() {
        String body = message("Hello");
        problem(
                Signed.delivery(body.replace("Hello", "Hullo"))
                        .header("X-Hub-Signature-256", "sha256=" + Signed.hmac(WHATSAPP_SECRET, body))
                        .post(WHATSAPP)
                        .then(),
                401,
                "unauthenticated");
        byte[] packed = Requests.gzip(body);
        problem(
                raw("gateway", "application/json")
                        .header("Content-Encoding", "gzip")
                        .header("X-Hub-Signature-256", "sha256=" + Signed.hmac(WHATSAPP_SECRET, body))
                        .body(packed)
                        .post(WHATSAPP)
                        .then(),
                401,
                "unauthenticated");
    }

    @Test
    void anOldSecretHoldsWhileItIsListedAndAnOldTimeDoesNot() {
        String body =
                "{\"events\":[{\"id\":\"%s\",\"type\":\"order.placed\",\"occurredAt\":\"2026-01-01T10:00:00Z\",\"buyer\":{\"id\":\"b\"}}]}"
                        .formatted(id);
        counts(Signed.at(Instant.now(), MARKET_SECRET, body).post(MARKET).then(), 1, 0, 0);
        counts(
                Signed.at(Instant.now(), MARKET_SECRET + "-before", body)
                        .post(MARKET)
                        .then(),
                0,
                1,
                0);
        problem(
                Signed.at(Instant.now().minusSeconds(400), MARKET_SECRET, body)
                        .post(MARKET)
                        .then(),
                401,
                "unauthenticated");
        problem(
                Signed.at(Instant.now().plusSeconds(400), MARKET_SECRET, body)
                        .post(MARKET)
                        .then(),
                401,
                "unauthenticated");
        for (String time : new String[] {"", "now", "99999999999999999999", "9223372036854775807"}) {
            problem(
                    Signed.delivery(body)
                            .header("X-Signature-Timestamp", time)
                            .header("X-Signature", "sha256=" + Signed.hmac(MARKET_SECRET, time + "." + body))
                            .post(MARKET)
                            .then(),
                    401,
                    "unauthenticated");
        }
    }

    @Test
    void whatIsNotUnderstoodIsKeptAndCostsNothingElse() {
        String body = message("Hello")
                .replace(
                        "\"messages\":[",
                        "\"statuses\":[{\"status\":\"warped\",\"id\":\"%s\"}],\"messages\":[{\"id\":\"no-time\",\"type\":\"text\"},"
                                .formatted(id));
        counts(Signed.byMeta(WHATSAPP_SECRET, body).post(WHATSAPP).then(), 1, 0, 2);
        as("platform")
                .get("/api/touchpoints/rejected?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.item.id == '%s' }.problem.errors[0].pointer".formatted(id), equalTo("/status"))
                .body("items.find { it.item.id == '%s' }.source".formatted(id), equalTo("demo-whatsapp"));
    }

    @Test
    void aSignedBodyThatCannotBeReadIsKept() {
        String broken = "{\"entry\":\"" + id;
        counts(Signed.byMeta(WHATSAPP_SECRET, broken).post(WHATSAPP).then(), 0, 0, 1);
        as("platform")
                .get("/api/touchpoints/rejected?limit=200")
                .then()
                .statusCode(200)
                .body("items.findAll { it.source == 'demo-whatsapp' }.item", hasItem(broken));
        counts(Signed.byMeta(WHATSAPP_SECRET, "").post(WHATSAPP).then(), 0, 0, 1);
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        counts(Signed.byMeta(WHATSAPP_SECRET, deep).post(WHATSAPP).then(), 0, 0, 1);
        String empty = Signed.at(Instant.now(), STORES_SECRET, "\"store,terminal\n")
                .post(STORES)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(empty).contains("\"status\":\"rejected\"");
        problem(Signed.delivery(" ".repeat((4 << 20) + 1)).post(WHATSAPP).then(), 413, "payload-too-large");
        counts(Signed.byMeta(WHATSAPP_SECRET, "{}").post(WHATSAPP).then(), 0, 0, 0);
    }

    @Test
    void aTokenWithoutTheScopeIsNotEnough() {
        problem(
                Requests.withOnly("customers:read")
                        .header("X-Hub-Signature-256", "sha256=" + Signed.hmac(WHATSAPP_SECRET, "{}"))
                        .body("{}")
                        .post(WHATSAPP)
                        .then(),
                403,
                "forbidden");
        problem(RestAssured.given().body("{}").post(WHATSAPP).then(), 401, "unauthenticated");
    }

    @Test
    void aJournalIsAnsweredLineByLine() {
        String journal = """
                store,terminal,receipt,kind,at,total,currency,card
                S1,1,%1$s-2,sale,2026-01-01T10:00:00Z,5.00,BRL,c-%1$s
                S1,1,%1$s-1,sale,2026-01-01T09:00:00Z,7.50,BRL,
                S1,1,%1$s-3,sale,1926-01-01T09:00:00Z,7.50,BRL,
                S1,1
                S1,1,%1$s-2,sale,2026-01-01T10:00:00Z,5.00,BRL,c-%1$s
                """.formatted(id);
        String lines = Signed.at(Instant.now(), STORES_SECRET, journal)
                .post(STORES)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        assertThat(lines.lines())
                .hasSize(5)
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"status\":\"accepted\"", "\"line\":2"),
                        one -> assertThat(one).contains("\"status\":\"accepted\"", "\"line\":3"),
                        one -> assertThat(one).contains("\"status\":\"rejected\"", "\"line\":4", "/occurredAt"),
                        one -> assertThat(one).contains("\"status\":\"rejected\"", "\"line\":5"),
                        one -> assertThat(one).contains("\"status\":\"duplicate\"", "\"line\":6"));
        TouchpointRecorded anonymous = broker.touchpoint("pos:demo-stores:S1/1/" + id + "-1:sale");
        assertThat(anonymous.identifiers()).containsExactly(Identifier.of("x_receipt", "S1/1/" + id + "-1"));
        assertThat(anonymous.channel().name()).isEqualTo("store");
    }

    @Test
    void aPackedJournalIsSignedAsItIsSent() {
        byte[] packed =
                Requests.gzip("{\"store\":\"S1\",\"terminal\":\"1\",\"receipt\":\"%s\",\"at\":\"2026-01-01T10:00:00Z\"}"
                        .formatted(id));
        String seconds = Long.toString(Instant.now().getEpochSecond());
        String latin = new String(packed, StandardCharsets.ISO_8859_1);
        raw("gateway", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("X-Signature-Timestamp", seconds)
                .header(
                        "X-Signature",
                        "sha256="
                                + Signed.hmac(
                                        STORES_SECRET, (seconds + "." + latin).getBytes(StandardCharsets.ISO_8859_1)))
                .body(packed)
                .post(STORES)
                .then()
                .statusCode(200)
                .body(containsString("\"accepted\""));
    }
}
