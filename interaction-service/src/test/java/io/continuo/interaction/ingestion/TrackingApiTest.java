package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.gzip;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the SDKs really send is taken, and answered as they need it. */
@InteractionTest
class TrackingApiTest {

    @Inject
    Broker broker;

    private final String id = unique("m");

    private String track() {
        return "{'type':'track','event':'Product Viewed','messageId':'%s','anonymousId':'a-%s'}"
                .formatted(id, id)
                .replace('\'', '"');
    }

    private String batch(String envelope, String... items) {
        return ("{" + envelope + "'batch':[" + String.join(",", items) + "]}").replace('\'', '"');
    }

    private static ValidatableResponse post(String path, String contentType, String body) {
        return post(path, contentType, body.getBytes(UTF_8));
    }

    private static ValidatableResponse post(String path, String contentType, byte[] body) {
        return raw("ecommerce", contentType).body(body).post(path).then();
    }

    private static void success(ValidatableResponse response) {
        response.statusCode(200).contentType("application/json").body(equalTo("{\"success\":true}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=UTF-8",
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "application/octet-stream"
            })
    void anyContentTypeIsReadAsJson(String contentType) {
        success(post("/v1/batch", contentType, batch("", track())));
        assertThat(broker.touchpoint(id).type()).isEqualTo("Product Viewed");
    }

    @Test
    void rudderSendsGzipUnderAFormContentType() {
        success(raw("ecommerce", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .body(gzip(batch("'sentAt':'2026-03-01T10:00:00Z',", track())))
                .post("/v1/batch")
                .then());
        assertThat(broker.touchpoint(id).type()).isEqualTo("Product Viewed");
    }

    @Test
    void gzipIsRecognisedWithoutItsHeader() {
        success(post("/v1/batch", "application/json", gzip(batch("", track()))));
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/import/", "/v1/import", "/v1/batch", "/v1/batch/", "/v1/b"})
    void aBatchHasManyPaths(String path) {
        success(post(path, "application/json", batch("", track())));
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "identify, Identified", "i, Identified", "track, Fridge Opened", "t, Fridge Opened", "page, Page Viewed",
        "p, Page Viewed", "screen, Screen Viewed", "s, Screen Viewed", "group, Group Joined", "g, Group Joined",
        "alias, Aliased", "a, Aliased"
    })
    void everySingleCallHasALongAndAShortForm(String call, String type) {
        String body = """
                {"messageId":"%s","userId":"u1","previousId":"u0","event":"Fridge Opened","groupId":"g1"}""".formatted(id);
        success(post("/v1/" + call, "text/plain", body));
        assertThat(broker.touchpoint(id).type()).isEqualTo(type);
    }

    @Test
    void metricsAreTakenAndNotKept() {
        success(post("/v1/m", "text/plain", "{\"series\":[]}"));
    }

    @Test
    void theContextOfABatchHoldsForItsItemsButTheItemsOwnComesFirst() {
        String envelope = """
                'context':{'device':{'id':'shared-%s'},'campaign':{'source':'facebook','medium':'social','name':'spring'}},""".formatted(id);
        String own = """
                {'type':'track','event':'E','messageId':'%s-2','userId':'u','context':{'device':{'id':'own-%s'}}}""".formatted(id, id);
        success(post("/v1/import/", "application/json; charset=UTF-8", batch(envelope, track(), own)));

        TouchpointRecorded first = broker.touchpoint(id);
        assertThat(first.identifiers())
                .containsExactly(Identifier.of("anonymous_id", "a-" + id), Identifier.of("device_id", "shared-" + id));
        assertThat(first.properties().get("campaign"))
                .isEqualTo(Map.of("source", "facebook", "medium", "social", "name", "spring"));
        TouchpointRecorded second = broker.touchpoint(id + "-2");
        assertThat(second.identifiers()).contains(Identifier.of("device_id", "own-" + id));
        assertThat(second.properties()).containsKey("campaign");
    }

    @Test
    void aWrongClockOfTheSenderIsCorrected() {
        Instant phone = Instant.now().plus(Duration.ofDays(3));
        String event = "{'type':'track','event':'E','messageId':'%s','userId':'u','timestamp':'%s'}"
                .formatted(id, phone.minus(Duration.ofHours(2)));
        success(post("/v1/batch", "application/json", batch("'sentAt':'" + phone + "',", event)));

        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.occurredAt())
                .isCloseTo(touchpoint.receivedAt().minus(Duration.ofHours(2)), within(Duration.ofSeconds(1)));
    }

    private static TemporalUnitOffset within(Duration duration) {
        return Assertions.within(duration);
    }

    @Test
    void withoutTimesItHappenedWhenItCame() {
        success(post("/v1/track", "application/json", track()));
        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.occurredAt()).isEqualTo(touchpoint.receivedAt());
    }

    @Test
    void anEmptyTimeIsNone() {
        String event = track().replace("{", "{\"timestamp\":\"\",\"originalTimestamp\":\" \",\"sentAt\":\"\",");
        success(post("/v1/track", "application/json", event));
        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.occurredAt()).isEqualTo(touchpoint.receivedAt());
    }

    @Test
    void withoutAMessageIdOneIsMade() {
        String body = "{\"userId\":\"%s\",\"event\":\"E\"}".formatted(id);
        success(post("/v1/track", "application/json", body));
        assertThat(broker.events(
                        Topics.TOUCHPOINTS, LogKeys.subject(Identifier.of("user_id", id)), TouchpointRecorded.class))
                .singleElement()
                .satisfies(touchpoint -> assertThat(touchpoint.id()).hasSizeGreaterThan(10));
    }

    @Test
    void anAliasIsRecordedWithoutMergingAnybody() {
        String body =
                "{\"messageId\":\"%s\",\"userId\":\"new\",\"previousId\":\"old\",\"anonymousId\":\"x\"}".formatted(id);
        success(post("/v1/alias", "application/json", body));
        TouchpointRecorded aliased = broker.touchpoint(id);
        assertThat(aliased.identifiers()).containsExactly(Identifier.of("user_id", "new"));
        assertThat(aliased.properties()).containsEntry("userId", "new").containsEntry("previousId", "old");
    }

    @Test
    void identifyCarriesTraitsAndTheirIdentifiers() {
        String body = """
                {"messageId":"%s","anonymousId":"anon","traits":{"email":" Ana@Example.com ","phone":"00 34 (600) 111-222","firstName":"Ana"},
                 "context":{"externalIds":[{"id":"77","type":"loyalty_card","collection":"users"},{"id":"9","type":"GA client"}]}}""".formatted(id);
        success(post("/v1/identify", "application/json", body));
        TouchpointRecorded identified = broker.touchpoint(id);
        assertThat(identified.identifiers())
                .containsExactly(
                        Identifier.of("loyalty_card", "77"),
                        Identifier.of("email", "ana@example.com"),
                        Identifier.of("phone", "+34600111222"),
                        Identifier.of("x_ga_client", "9"),
                        Identifier.of("anonymous_id", "anon"));
        assertThat(identified.properties().get("traits"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("firstName", "Ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'-'", "'none'", "'()'", "false", "1.5", "[]", "{}", "null", "''", "'LONG'", "'a\\u0000b'"})
    void aTraitThatMakesNoIdentifierCostsNothing(String trait) {
        String traits = "{'phone':%1$s,'email':%1$s}".formatted(trait.replace("LONG", "x".repeat(600)));
        String body = "{'messageId':'%s','anonymousId':'anon','event':'E','context':{'traits':%s},'traits':%s}"
                .formatted(id, traits, traits)
                .replace('\'', '"');

        success(post("/v1/track", "application/json", body));

        assertThat(broker.touchpoint(id).identifiers()).containsExactly(Identifier.of("anonymous_id", "anon"));
    }

    @Test
    void aPageSaysWhereItsVisitorCameFrom() {
        String body = """
                {"messageId":"%s","anonymousId":"a","name":"Fridge","context":{"page":{"referrer":"https://www.facebook.com/",
                 "url":"https://shop.example/fridge?utm_source=facebook&utm_medium=social&utm_campaign=spring%%20fridge#top"}}}""".formatted(id);
        success(post("/v1/page", "text/plain", body));
        TouchpointRecorded page = broker.touchpoint(id);
        assertThat(page.properties())
                .containsEntry("name", "Fridge")
                .containsEntry("referrer", "https://www.facebook.com/")
                .containsEntry("campaign", Map.of("source", "facebook", "medium", "social", "name", "spring fridge"));
    }

    @Test
    void theGatewaySpeaksForAWriteKey() {
        success(raw("gateway", "application/json")
                .header("X-Continuo-Channel", "store")
                .header("X-Continuo-Source", "demo-pos")
                .body(track().getBytes(UTF_8))
                .post("/v1/track")
                .then());
        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.channel().name()).isEqualTo("store");
        assertThat(touchpoint.source()).isEqualTo("demo-pos");
    }

    @Test
    void nobodyElseSpeaksForAWriteKey() {
        success(raw("ecommerce", "application/json")
                .header("X-Continuo-Channel", "store")
                .header("X-Continuo-Source", "demo-pos")
                .body(track().getBytes(UTF_8))
                .post("/v1/track")
                .then());
        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.channel().name()).isEqualTo("web");
        assertThat(touchpoint.source()).isEqualTo("ecommerce");
    }

    @Test
    void aRequestThatHasAKeyIsOneRequest() {
        String key = unique("key");
        for (int i = 0; i < 2; i++) {
            success(keyed("demo-web", key, track()));
        }
        keyed("demo-web", key, track().replace("Product Viewed", "Product Added"))
                .statusCode(422)
                .body("type", equalTo("urn:continuo:problem:idempotency-key-reused"))
                .body("code", notNullValue());
        success(keyed("demo-pos", key, track().replace("Product Viewed", "Product Added")));
    }

    private static ValidatableResponse keyed(String writeKey, String key, String body) {
        return raw("gateway", "application/json")
                .header("X-Continuo-Channel", "web")
                .header("X-Continuo-Source", writeKey)
                .header("Idempotency-Key", key)
                .body(body.getBytes(UTF_8))
                .post("/v1/track")
                .then();
    }

    @Test
    void theTraceGoesOnInKafka() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        success(raw("ecommerce", "application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(track().getBytes(UTF_8))
                .post("/v1/track")
                .then());
        assertThat(broker.messages(Topics.TOUCHPOINTS, LogKeys.subject(Identifier.of("anonymous_id", "a-" + id))))
                .singleElement()
                .satisfies(message -> {
                    assertThat(new String(
                                    message.headers().lastHeader("traceparent").value()))
                            .contains(trace);
                    assertThat(new String(message.headers().lastHeader("id").value()))
                            .isEqualTo(id);
                });
    }
}
