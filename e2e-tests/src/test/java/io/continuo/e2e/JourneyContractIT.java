package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys through the gateway as the public contract writes them, word by word: Ana looks and buys, Ben only looks. */
@ResourceLock(Suite.NAME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyContractIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Suite suite = Suite.get();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String look = "Look " + run;
    private final String buy = "Buy " + run;
    private final Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
    private final Map<String, Object> both = Map.of("type", List.of(look, buy));

    @BeforeAll
    void anaBuysInTheStoreWhatBothSawOnTheWeb() {
        List<Object> touchpoints = List.of(
                touchpoint(1, look, "web", "ana", Map.of("campaign", Map.of("name", "spring " + run))),
                touchpoint(2, look, "web", "ben", Map.of()),
                touchpoint(27, buy, "store", "ana", Map.of("order_id", "o-" + run, "revenue", 100, "currency", "EUR")));
        suite.as("platform")
                .body(touchpoints)
                .post("/api/touchpoints")
                .then()
                .statusCode(200)
                .body("status", contains("accepted", "accepted", "accepted"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> funnel().body("steps.customers", contains(2, 1)).body("missingPartitions", empty()));
    }

    @Test
    void aFunnelTellsCustomersConversionMedianAndMeanTime() {
        funnel().body("steps.name", contains("look", "buy"))
                .body("steps[1].conversion", equalTo(0.5f))
                .body("steps[1].medianTime", equalTo("PT26H"))
                .body("steps[1].meanTime", equalTo("PT26H"))
                .body("asOf", notNullValue())
                .body("mapVersion", notNullValue());
        post("/api/journeys/funnels/customers?step=buy&outcome=dropped", funnelBody())
                .body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict", "unordered"})
    void aFunnelHasOtherModes(String mode) {
        Map<String, Object> body = new HashMap<>(funnelBody());
        body.put("mode", mode);
        post("/api/journeys/funnels", body).body("steps.customers", contains(2, 1));
    }

    @Test
    void pathsAreASankeyAndADirectlyFollowsMap() {
        post("/api/journeys/paths", Map.of("where", both))
                .body("edges[0].from", equalTo("web"))
                .body("edges[0].to", equalTo("store"))
                .body("edges[0].frequency", equalTo(1))
                .body("edges[0].time.median", equalTo("PT26H"))
                .body("sankey", notNullValue());
    }

    @Test
    void handoffsAreByChannelsAndByTypeOfCustomer() {
        post("/api/journeys/handoffs", Map.of("where", both))
                .body("handoffs[0].from", equalTo("web"))
                .body("handoffs[0].to", equalTo("store"))
                .body("handoffs[0].volume", equalTo(1))
                .body("handoffs[0].wait.n", equalTo(1))
                .body("handoffs[0].byCustomerType[0].customerType", equalTo("prospect"))
                .body("handoffs[0].satisfaction.before.csat", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"first", "last", "last_non_direct", "linear", "time_decay", "position", "markov", "shapley"})
    void everyModelSumsToTheConversionsAndTheRevenue(String model) {
        ValidatableResponse answer = post("/api/journeys/attribution", attribution(model, "channel"))
                .body("model", equalTo(model))
                .body("conversions", equalTo(1))
                .body("revenue", equalTo(100))
                .body("channels[0].channel", equalTo("web"))
                .body("channels[0].conversions", equalTo(1))
                .body("channels[0].revenue", equalTo(100))
                .body("channels[0].share", equalTo(1))
                .body("asOf", notNullValue())
                .body("mapVersion", notNullValue());
        answer.body("channels[0].removalEffect", model.equals("markov") ? equalTo(1) : nullValue());
        answer.body("worth", model.equals("shapley") ? notNullValue() : nullValue());
    }

    @Test
    void campaignsAreCredited() {
        post("/api/journeys/attribution", attribution("linear", "campaign"))
                .body("channels.channel", contains("spring " + run));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nps",
                "csat",
                "ces",
                "fcr",
                "response_time",
                "resolution_time",
                "dissatisfaction_closure",
                "regular_updates"
            })
    void aMetricHasAStatusAndSaysOnHowMuchItRests(String metric) {
        suite.as("platform")
                .get("/api/journeys/metrics?metric=" + metric + "&by=channel,stage,touchpoint,customer_type")
                .then()
                .statusCode(200)
                .body("metric", equalTo(metric))
                .body("status", notNullValue())
                .body("n", notNullValue())
                .body("groups", notNullValue());
    }

    @Test
    void withFewAnswersThereAreNoDrivers() {
        Map<String, Object> outcome = Map.of("where", Map.of("type", buy), "property", "revenue");
        post(
                        "/api/journeys/drivers",
                        Map.of("outcome", outcome, "factors", List.of(Map.of("name", "hand-offs", "fact", "handoffs"))))
                .body("status", equalTo("not_enough_data"));
    }

    @Test
    void aMapIsDrawnLivesAndIsDeleted() {
        String path = "/api/journeys/maps/m" + run;
        Map<String, Object> cell = Map.of(
                "stage", "consideration", "channel", "web", "platforms", List.of("Shop"), "expectations", List.of());
        suite.as("platform")
                .body(Map.of("title", "Ours", "cells", List.of(cell)))
                .put(path)
                .then()
                .statusCode(200)
                .body("changedBy", notNullValue());
        suite.as("platform")
                .get(path + "/insights")
                .then()
                .statusCode(200)
                .body("cells.channel", hasItems("web", "store"))
                .body("criticalPoints", notNullValue());
        suite.as("platform").delete(path).then().statusCode(204);
        suite.as("platform").get(path).then().statusCode(404);
    }

    @Test
    void frictionIsRankedAndItsCustomersAreListed() {
        String customersAt = suite.as("platform")
                .get("/api/journeys/friction?lostAfter=P1D&limit=1")
                .then()
                .statusCode(200)
                .body("spots[0].score", notNullValue())
                .extract()
                .path("spots[0].customersAt");
        List<String> customers = suite.as("platform")
                .urlEncodingEnabled(false)
                .get(customersAt)
                .then()
                .statusCode(200)
                .extract()
                .path("items.customerId");
        assertThat(customers).isNotEmpty();
    }

    @Test
    void anAlertIsSetAndDeleted() {
        String path = "/api/journeys/alerts/a" + run;
        suite.as("platform")
                .body(Map.of("metric", "csat", "channel", "store"))
                .put(path)
                .then()
                .statusCode(200);
        suite.as("platform").get(path).then().statusCode(200).body("rule.metric", equalTo("csat"));
        suite.as("platform").delete(path).then().statusCode(204);
        suite.as("platform").get(path).then().statusCode(404);
    }

    @Test
    void spendIsImportedAndDeleted() {
        String path = "/api/journeys/spend/s" + run;
        suite.as("platform")
                .contentType("text/csv")
                .body("date,channel,amount,currency\n1996-05-01,facebook,120.50,EUR\n")
                .put(path)
                .then()
                .statusCode(200)
                .body("totals.EUR", equalTo(120.5f));
        suite.as("platform").get(path).then().statusCode(200).body("rows.channel", contains("facebook"));
        suite.as("platform").delete(path).then().statusCode(204);
        suite.as("platform").get(path).then().statusCode(404);
    }

    @Test
    void uploadsAreAskedTheSame() {
        upload(
                        "/api/journeys/attribution/paths?model=markov&order=1",
                        "path,total_conversions,total_conversion_value,total_null\n"
                                + "google,2,20,0\nmailing,1,10,0\ngoogle > mailing,1,10,0\ngoogle,0,0,1\n")
                .body("conversions", equalTo(4))
                .body("channels.channel", contains("google", "mailing"))
                .body("channels.conversions", contains(2.4f, 1.6f))
                .body("channels.removalEffect", contains(0.75f, 0.5f));
        String events =
                "customer,event,timestamp\n1,a,2026-01-01T10:00:00Z\n1,b,2026-01-01T10:05:00Z\n2,a,2026-01-01T10:00:00Z\n";
        upload("/api/journeys/funnels/events?steps=a,b&mode=ordered&window=PT1H", events)
                .body("steps.customers", contains(2, 1));
        upload("/api/journeys/paths/events", events).body("edges[0].frequency", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xes", "ocel", "parquet"})
    void everythingIsExported(String format) {
        byte[] bytes = suite.as("platform")
                .get("/api/journeys/exports/" + format + "?from=" + day + "&to=" + day.plus(Duration.ofDays(2)))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(bytes).hasSizeGreaterThan(100);
    }

    private ValidatableResponse upload(String path, String csv) {
        Response answer = suite.as("platform").contentType("text/csv").body(csv).post(path);
        return answer.then().statusCode(200);
    }

    private ValidatableResponse funnel() {
        return post("/api/journeys/funnels", funnelBody());
    }

    private Map<String, Object> funnelBody() {
        return Map.of(
                "steps",
                List.of(
                        Map.of("name", "look", "where", Map.of("type", look, "channel", "web")),
                        Map.of("name", "buy", "where", Map.of("type", buy))),
                "mode",
                "ordered",
                "window",
                "P14D",
                "breakdown",
                "channel",
                "from",
                day.toString(),
                "to",
                day.plus(Duration.ofDays(3)).toString());
    }

    private Map<String, Object> attribution(String model, String dimension) {
        return Map.of(
                "model",
                model,
                "order",
                1,
                "conversion",
                Map.of("where", Map.of("type", buy)),
                "touches",
                Map.of("where", both),
                "lookback",
                "P30D",
                "dimension",
                dimension);
    }

    private ValidatableResponse post(String path, Map<String, Object> body) {
        return suite.as("platform").body(body).post(path).then().statusCode(200);
    }

    private Map<String, Object> touchpoint(
            int hour, String type, String channel, String who, Map<String, Object> properties) {
        return Map.of(
                "id",
                run + "-" + hour,
                "type",
                type,
                "channel",
                channel,
                "occurredAt",
                day.plus(Duration.ofHours(hour)).toString(),
                "identifiers",
                List.of(Map.of("type", "loyalty_card", "value", who + "-" + run)),
                "properties",
                properties);
    }
}
