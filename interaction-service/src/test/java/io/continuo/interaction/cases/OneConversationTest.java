package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.ContactDecision;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case goes through channels and hands without starting again. */
@InteractionTest
class OneConversationTest {

    @Inject
    Broker broker;

    private final Identifier whatsapp = Identifier.of("whatsapp", "+34" + System.nanoTime());

    private OpenedCase open() {
        return OpenedCase.about(whatsapp.key(), "whatsapp", "complaint");
    }

    @Test
    void fourChannelsAreOneCaseOnOneClock() {
        OpenedCase opened = open();
        String openedAt = opened.get().extract().path("clock.openedAt");
        String dueAt = opened.get().extract().path("clock.resolutionDueAt");
        opened.message("call_center", "out", "A technician comes on Monday.");
        opened.transfer("field team", "call_center");
        opened.message("field_service", "out", "Part ordered.");
        opened.message("store", "in", "Is it there?");
        opened.resolve("Compressor replaced").statusCode(200);

        opened.get()
                .statusCode(200)
                .body("caseId", equalTo(opened.id()))
                .body("state", equalTo("resolved"))
                .body("outcome", equalTo("Compressor replaced"))
                .body("channels", contains("whatsapp", "call_center", "field_service", "store"))
                .body("assignee", equalTo("field team"))
                .body("clock.openedAt", equalTo(openedAt))
                .body("clock.resolutionDueAt", equalTo(dueAt))
                .body("clock.firstResponseAt", notNullValue())
                .body("clock.resolvedAt", notNullValue())
                .body("breaching", equalTo(false))
                .body("history.change", contains("opened", "message", "transferred", "message", "message", "resolved"))
                .body("history.sequence", contains(1, 2, 3, 4, 5, 6))
                .body("history[0].by", notNullValue())
                .body("history[2].text", equalTo("see the photos"));
    }

    @Test
    void whoeverWasAnsweredIsWaitedFor() {
        OpenedCase opened = open();
        opened.get().body("state", equalTo("open"));
        opened.message("email", "out", "Could you send a photo?").body("state", equalTo("waiting"));
        opened.message("whatsapp", "in", "Here it is.").body("state", equalTo("open"));
        opened.update("sms", "We are on it.").body("state", equalTo("open"));
    }

    @Test
    void aMessageOfTheCustomerReopensTheCaseOnItsOldClock() {
        OpenedCase opened = open();
        String openedAt = opened.get().extract().path("clock.openedAt");
        opened.resolve("Done");
        opened.message("email", "out", "Are you happy now?").body("state", equalTo("resolved"));
        opened.message("store", "in", "It is warm again.")
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("outcome", nullValue())
                .body("clock.openedAt", equalTo(openedAt))
                .body("clock.resolvedAt", nullValue())
                .body("history[-1].change", equalTo("reopened"));
    }

    @Test
    void aCaseMayBeResolvedWithoutAWord() {
        open().post("resolution", "{}").statusCode(200).body("state", equalTo("resolved"));
        open().post("resolution", "").statusCode(200).body("outcome", nullValue());
    }

    @Test
    void aResolvedCaseIsNeitherResolvedNorHandedOverAgain() {
        OpenedCase opened = open();
        opened.resolve("Done");
        opened.resolve("Done").statusCode(409).body("type", equalTo("urn:continuo:problem:case-resolved"));
        opened.transfer("x", "store").statusCode(409);
        opened.update("sms", "x").statusCode(409);
    }

    @Test
    void whatTheCustomerNoticesIsATouchpointAndEverythingIsACaseEvent() {
        OpenedCase opened = open();
        opened.message("call_center", "out", "secret text");
        opened.transfer("field team", "call_center");
        opened.update("sms", "on its way");
        opened.resolve("Done");
        opened.message("whatsapp", "in", "no");

        await().untilAsserted(() -> assertThat(broker.events(Topics.CASES, opened.id(), CaseChanged.class))
                .extracting(CaseChanged::change)
                .containsExactly(
                        Change.OPENED,
                        Change.MESSAGE,
                        Change.TRANSFERRED,
                        Change.UPDATED,
                        Change.RESOLVED,
                        Change.MESSAGE,
                        Change.REOPENED));
        await().untilAsserted(() -> assertThat(
                        broker.events(Topics.TOUCHPOINTS, LogKeys.subject(whatsapp), TouchpointRecorded.class))
                .filteredOn(touchpoint -> "cases".equals(touchpoint.source()))
                .extracting(TouchpointRecorded::type)
                .containsExactly(
                        "Case Opened",
                        "Case Message Sent",
                        "Case Update Sent",
                        "Case Resolved",
                        "Case Message Received"));
        TouchpointRecorded touchpoint = broker.events(
                        Topics.TOUCHPOINTS, LogKeys.subject(whatsapp), TouchpointRecorded.class)
                .get(1);
        assertThat(touchpoint.properties())
                .containsEntry("caseId", opened.id())
                .containsEntry("kind", "complaint")
                .containsEntry("channel", "call_center")
                .hasSize(3);
        assertThat(touchpoint.strongest()).isEqualTo(whatsapp);
        assertThat(broker.messages(Topics.CASES, opened.id()))
                .allSatisfy(message ->
                        assertThat(message.headers().lastHeader("traceparent")).isNotNull());
    }

    @Test
    void theCaseFollowsItsCustomerThroughTheMap() {
        String customer = unique("c");
        OpenedCase opened = open();
        opened.get().body("customerId", nullValue()).body("identifier.value", equalTo(whatsapp.value()));
        broker.customer(customer, whatsapp);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> opened.get().body("customerId", equalTo(customer)));
        platform()
                .queryParam("customer", customer)
                .get("/api/cases")
                .then()
                .body("items.caseId", contains(opened.id()))
                .body("items[0].customerId", equalTo(customer))
                .body("items[0].history", nullValue());
    }

    @Test
    void aCaseCanBeOpenedByCustomerId() {
        String customer = unique("c");
        broker.customer(customer);
        String body = """
                {"customerId":"%s","channel":"store","subject":"Delivery","kind":"information","priority":"urgent"}""".formatted(customer);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> platform()
                        .body(body)
                        .post("/api/cases")
                        .then()
                        .statusCode(201)
                        .body("customerId", equalTo(customer))
                        .body("identifier.type", equalTo("customer_id"))
                        .body("priority", equalTo("urgent")));
    }

    @Test
    void casesAreFoundByStateAndBreach() {
        OpenedCase first = open();
        OpenedCase second = open();
        OpenedCase third = open();
        second.message("whatsapp", "out", "wait");
        third.resolve("Done");
        String customer = unique("c");
        broker.customer(customer, whatsapp);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(found("customer", customer)).containsExactly(third.id(), second.id(), first.id()));
        assertThat(found("customer", customer, "state", "open")).containsExactly(second.id(), first.id());
        assertThat(found("customer", customer, "state", "waiting")).containsExactly(second.id());
        assertThat(found("customer", customer, "state", "resolved")).containsExactly(third.id());
        assertThat(found("customer", customer, "breaching", "true")).isEmpty();
        assertThat(found("customer", customer, "breaching", "false")).hasSize(3);
    }

    @Test
    void theListHasPages() {
        OpenedCase first = open();
        OpenedCase second = open();
        String next = platform()
                .queryParam("limit", 1)
                .get("/api/cases")
                .then()
                .body("items", hasSize(1))
                .body("items[0].caseId", equalTo(second.id()))
                .extract()
                .path("next");
        platform()
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/api/cases")
                .then()
                .body("items[0].caseId", equalTo(first.id()))
                .body("items[0].caseId", not(equalTo(second.id())));
    }

    @Test
    void aChangeMayDependOnTheVersionTheCallerSaw() {
        OpenedCase opened = open();
        String etag = opened.get().extract().header("ETag");
        assertThat(etag).isEqualTo("\"1\"");
        String message = "{\"channel\":\"store\",\"direction\":\"in\",\"text\":\"hello\"}";
        String path = "/api/cases/" + opened.id() + "/messages";
        platform().header("If-Match", etag).body(message).post(path).then().statusCode(200);
        platform()
                .header("If-Match", etag)
                .body(message)
                .post(path)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:continuo:problem:precondition-failed"));
        opened.get().body("history", hasSize(2));
    }

    private static List<String> found(String... query) {
        var request = platform();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get("/api/cases").then().statusCode(200).extract().path("items.caseId");
    }

    @Test
    void notInterestedIsHeardInACaseToo() {
        OpenedCase opened = open();
        opened.message("whatsapp", "out", "STOP");
        opened.message("whatsapp", "in", "Stop writing to me about fridges, please");
        opened.message("whatsapp", "in", "STOP");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                broker.events(Topics.TOUCHPOINTS, LogKeys.subject(whatsapp), TouchpointRecorded.class))
                        .filteredOn(touchpoint -> touchpoint.type().equals(ContactDecision.DENIED))
                        .singleElement()
                        .satisfies(decision -> assertThat(decision.properties())
                                .containsEntry("channel", "*")
                                .containsEntry("text", "STOP")));
    }
}
