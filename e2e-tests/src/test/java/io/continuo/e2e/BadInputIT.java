package io.continuo.e2e;

import static io.continuo.e2e.Refusal.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.localstack.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway says to callers who get something wrong: what happened, where, and what to do. */
@ResourceLock(Suite.NAME)
class BadInputIT {

    private static final int MORE_THAN_ANYTHING_TAKES = 6 * 1024 * 1024;

    private final Suite suite = Suite.get();

    static Stream<Route> writes() {
        return Route.WRITES.stream();
    }

    static Stream<Route> unknown() {
        return Route.UNKNOWN.stream();
    }

    static Stream<Route> all() {
        return Stream.of(Route.WRITES, Route.UNKNOWN, Route.LISTS).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutATokenNothingIsSaid(Route route) {
        isProblem(send(route, suite.anonymous(), "{}"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBrokenTokenIsNoToken(Route route) {
        RequestSpecification caller = suite.anonymous().header("Authorization", "Bearer not.a.token");
        isProblem(send(route, caller, "{}"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTokenForOtherThingsIsNotEnough(Route route) {
        RequestSpecification caller =
                suite.anonymous().header("Authorization", "Bearer " + Tokens.withOnly(route.foreignScope()));
        isProblem(send(route, caller, "{}"), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void halfABodyCannotBeRead(Route route) {
        isProblem(send(route, platform(), "{\"half\":"), 400, "malformed-body");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anUnknownFieldIsNamed(Route route) {
        Response response = send(route, platform(), "{\"surprise\":1}");
        isProblem(response, 400, "unknown-field");
        assertThat(response.jsonPath().<String>getList("errors.pointer")).contains("/surprise");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aListIsNotAnObject(Route route) {
        Response response = send(route, platform(), "[1,2]");
        assertThat(response.statusCode()).as(route + " " + response.asString()).isEqualTo(400);
        isProblem(response);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aBodyThatIsTooLargeIsNotReadToItsEnd(Route route) {
        String large = "{\"text\":\"" + "x".repeat(MORE_THAN_ANYTHING_TAKES) + "\"}";
        isProblem(send(route, platform(), large), 413, "payload-too-large");
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatNobodyKnowsIsNotFound(Route route) {
        Response response = send(route, platform(), "");
        assertThat(response.statusCode()).as(route + " " + response.asString()).isEqualTo(404);
        isProblem(response);
    }

    @Test
    void aPathThatDoesNotExistIsNotFound() {
        isProblem(platform().get("/api/nothing/here"), 404, "not-found");
    }

    @Test
    void aMethodThatIsNotOfferedIsSaidSo() {
        isProblem(platform().delete("/api/customers/resolve"), 405, "method-not-allowed");
    }

    @Test
    void anUnknownWriteKeyOpensNothing() {
        Response response =
                suite.withKey("nobodys-key").body(Map.of("event", "x")).post("/v1/track");
        isProblem(response, 401, "unauthenticated");
    }

    @Test
    void noWriteKeyOpensNothingEither() {
        Response response = suite.anonymous().body(Map.of("event", "x")).post("/v1/track");
        isProblem(response, 401, "unauthenticated");
    }

    @Test
    void aWriteKeyOpensIngestionOnly() {
        isProblem(suite.withKey("demo-web").get("/api/customers/nobody"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/track", "/v1/batch", "/api/touchpoints"})
    void ingestionRefusesHalfABody(String path) {
        RequestSpecification caller = path.startsWith("/v1") ? suite.withKey("demo-web") : platform();
        isProblem(caller.body("{\"half\":").post(path), 400, "malformed-body");
    }

    @Test
    void oneBadTouchpointCostsTheOthersNothing() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> good = touchpoint(id + "-good");
        Map<String, Object> bad = Map.of("id", id + "-bad", "type", "Store Visited", "surprise", 1);

        Response response = platform().body(List.of(good, bad)).post("/api/touchpoints");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().<String>getList("status")).containsExactly("accepted", "rejected");
        assertThat(response.jsonPath().getMap("[1].problem")).containsKeys("type", "errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/inventory/movements", "/api/inventory/reservations"})
    void stockIsNotMovedWithoutAnIdempotencyKey(String path) {
        Map<String, Object> movement = Map.of("type", "receive", "sku", "x", "node", "x", "quantity", 1);
        Map<String, Object> reservation = Map.of(
                "channel", "web", "ttl", "PT1M", "lines", List.of(Map.of("line", "1", "sku", "x", "quantity", 1)));
        Object body = path.endsWith("movements") ? movement : reservation;
        isProblem(platform().body(body).post(path), 400, "idempotency-key-required");
    }

    @Test
    void aKeyIsNotUsedForTwoDifferentThings() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> first = Map.of("identifiers", List.of(identifier("x_e2e", key)), "create", true);
        Map<String, Object> second = Map.of("identifiers", List.of(identifier("x_e2e", key + "2")), "create", true);

        Response one = platform().header("Idempotency-Key", key).body(first).post("/api/customers/resolve");
        Response again = platform().header("Idempotency-Key", key).body(first).post("/api/customers/resolve");
        Response other = platform().header("Idempotency-Key", key).body(second).post("/api/customers/resolve");

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(one.asString());
        isProblem(other, 422, "idempotency-key-reused");
    }

    private RequestSpecification platform() {
        return suite.as("platform");
    }

    private static Response send(Route route, RequestSpecification caller, String body) {
        if (!route.method().equals("GET")) {
            caller.header("Idempotency-Key", UUID.randomUUID().toString()).body(body);
        }
        return caller.request(route.method(), route.path());
    }

    private static Map<String, Object> touchpoint(String id) {
        return Map.of(
                "id",
                id,
                "type",
                "Store Visited",
                "channel",
                "store",
                "occurredAt",
                "2026-01-01T10:00:00Z",
                "identifiers",
                List.of(identifier("x_e2e", id)),
                "properties",
                Map.of());
    }

    private static Map<String, String> identifier(String type, String value) {
        return Map.of("type", type, "value", value);
    }
}
