package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.model.Filters;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What happens on any channel has its consequence in the customer's case, once, and can be corrected. */
@InteractionTest
class ContinuityTest {

    @Inject
    Broker broker;

    @Inject
    Inbounds inbounds;

    @Inject
    Cases cases;

    @Inject
    Store store;

    private final String customer = unique("c");
    private final Identifier email = Identifier.of("email", unique("ana") + "@example.com");
    private final Identifier card = Identifier.of("loyalty_card", unique("card"));

    private TouchpointRecorded published(String type, String channel, Identifier who, Map<String, Object> properties) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TouchpointRecorded touchpoint = new TouchpointRecorded(
                unique("t"), type, new Channel(channel), now, now, List.of(who), properties, null, "demo");
        broker.publish(touchpoint);
        return touchpoint;
    }

    private TouchpointRecorded says(String channel, Identifier who, String text) {
        return published("Message Received", channel, who, Map.of("text", text));
    }

    private void known() {
        broker.customer(customer, email, card);
        eventually(() -> platform()
                .queryParam("customer", customer)
                .get("/api/feedback")
                .then()
                .statusCode(200));
    }

    private ValidatableResponse cases() {
        return platform()
                .queryParam("customer", customer)
                .get("/api/cases")
                .then()
                .statusCode(200);
    }

    private String onlyCase() {
        eventually(() -> cases().body("items", hasSize(1)));
        return cases().extract().path("items[0].caseId");
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(holds);
    }

    private static ValidatableResponse correct(String method, OpenedCase opened, String touchpointId) {
        return platform()
                .request(method, "/api/cases/" + opened.id() + "/touchpoints/" + touchpointId)
                .then();
    }

    private OpenedCase opened(Identifier about) {
        return OpenedCase.about(about.key(), "web", "request");
    }

    @Test
    void aContactOnAnotherChannelIsAMessageOfTheCaseOnce() {
        OpenedCase opened = opened(email);
        known();
        TouchpointRecorded said = says("whatsapp", card, "Is it there?");
        eventually(() -> opened.get().body("history", hasSize(2)));
        broker.publish(said);
        TouchpointRecorded called = published("Call Received", "call_center", email, Map.of());
        eventually(() -> opened.get()
                .body("history.text", contains(null, "Is it there?", "Call Received"))
                .body("history[1].touchpointId", equalTo(said.id()))
                .body("history[1].direction", equalTo("in"))
                .body("history[2].touchpointId", equalTo(called.id()))
                .body("channels", contains("web", "whatsapp", "call_center")));
        platform()
                .get("/api/customers/" + customer + "/timeline?type=Message Received")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aWrongCaseIsCorrectedAndStaysSo() {
        OpenedCase wrong = opened(email);
        TouchpointRecorded said = says("whatsapp", email, "About the other thing");
        eventually(() -> wrong.get().body("history", hasSize(2)));
        OpenedCase right = opened(email);

        correct("POST", right, said.id())
                .statusCode(200)
                .body("caseId", equalTo(right.id()))
                .body("history[1].touchpointId", equalTo(said.id()))
                .body("history[1].text", equalTo("About the other thing"));
        wrong.get().body("history.change", contains("opened", "message", "unlinked"));
        correct("POST", right, said.id()).statusCode(200).body("history", hasSize(2));

        broker.publish(said);
        TouchpointRecorded next = says("whatsapp", email, "about " + right.id());
        eventually(() -> right.get().body("history[2].touchpointId", equalTo(next.id())));
        wrong.get().body("history", hasSize(3));

        correct("DELETE", right, said.id()).statusCode(200).body("history[3].change", equalTo("unlinked"));
        correct("DELETE", right, said.id()).statusCode(404);
        correct("POST", wrong, said.id()).statusCode(200).body("history[3].touchpointId", equalTo(said.id()));
    }

    @Test
    void aContactMayBeNamedOutsideOfThePath() {
        OpenedCase opened = opened(email);
        OpenedCase other = opened(email);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String odd = unique("t") + "/a;b\\c";
        broker.publish(new TouchpointRecorded(
                odd,
                "Message Received",
                new Channel("sms"),
                now,
                now,
                List.of(email),
                Map.of("text", "about " + opened.id()),
                null,
                "demo"));
        eventually(() -> opened.get().body("history[1].touchpointId", equalTo(odd)));

        String body = "{\"touchpointId\":\"" + odd.replace("\\", "\\\\") + "\"}";
        other.post("touchpoints", body)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("history[1].touchpointId", equalTo(odd));
        opened.get().body("history.change", contains("opened", "message", "unlinked"));
        String path = "/api/cases/" + other.id() + "/touchpoints";
        platform()
                .queryParam("touchpointId", odd)
                .delete(path)
                .then()
                .statusCode(200)
                .body("history.change", contains("opened", "message", "unlinked"));

        other.post("touchpoints", "{}").statusCode(400).body("errors[0].pointer", equalTo("/touchpointId"));
        platform().delete(path).then().statusCode(400).body("errors[0].pointer", equalTo("/touchpointId"));
        withOnly("cases:read").body(body).post(path).then().statusCode(403);
        withOnly("cases:read").delete(path + "?touchpointId=x").then().statusCode(403);
    }

    @Test
    void aCorrectionThatCannotBeIsRefused() {
        OpenedCase opened = opened(email);
        TouchpointRecorded strange = says("sms", Identifier.of("email", unique("luis") + "@example.com"), "hello");
        TouchpointRecorded own = says("sms", email, "hello");
        eventually(() -> opened.get().body("history", hasSize(2)));
        eventually(() -> correct("POST", opened, strange.id())
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:contact-of-another-customer")));
        correct("POST", opened, unique("none")).statusCode(404);
        correct("DELETE", opened, unique("none")).statusCode(404);
        correct("POST", new OpenedCase(unique("none")), own.id()).statusCode(404);
        correct("DELETE", new OpenedCase(unique("none")), own.id()).statusCode(404);
        String path = "/api/cases/" + opened.id() + "/touchpoints/" + own.id();
        withOnly("cases:read").post(path).then().statusCode(403);
        withOnly("cases:read").delete(path).then().statusCode(403);
    }

    @Test
    void anUnhappyAnswerOpensACaseOnce() {
        known();
        TouchpointRecorded answer =
                published("Feedback Given", "email", card, Map.of("survey", "csat", "score", 1, "feedbackId", "f"));
        OpenedCase opened = new OpenedCase(onlyCase());
        broker.publish(answer);
        TouchpointRecorded post = published(
                "Post Published", "instagram", email, Map.of("sentiment", "negative", "text", "Never again!"));
        eventually(() -> opened.get()
                .body("history.change", contains("opened", "message", "escalated"))
                .body("origin", equalTo("feedback"))
                .body("kind", equalTo("complaint"))
                .body("history[0].causedBy", equalTo(answer.id()))
                .body("history[1].text", equalTo("Never again!"))
                .body("history[2].causedBy", equalTo(post.id()))
                .body("history[2].origin", equalTo("negative_post"))
                .body("priority", equalTo("urgent"))
                .body("clock.firstResponseDueAt", notNullValue()));
        cases().body("items", hasSize(1));
    }

    @Test
    void afterEachResolutionTheCustomerIsAskedOnceWhetherItIsOne() {
        OpenedCase opened = opened(email);
        opened.resolve("Done");
        eventually(() -> assertThat(broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                .filteredOn(touchpoint -> touchpoint.type().equals("Survey Invitation Sent"))
                .hasSize(1)
                .allSatisfy(asked -> assertThat(asked.properties()).containsEntry("caseId", opened.id())));
    }

    @Test
    void whoIsStillUnhappyAfterTheResolutionIsHeardAgain() {
        OpenedCase opened = opened(email);
        opened.resolve("Done");
        String answer = """
                {"survey":"csat","score":1,"caseId":"%s","channel":"email","identifiers":[{"type":"email","value":"%s"}]}""".formatted(opened.id(), email.value());
        platform().body(answer).post("/api/feedback").then().statusCode(201);
        eventually(() -> opened.get()
                .body("state", equalTo("open"))
                .body("history.change", contains("opened", "resolved", "reopened"))
                .body("history[2].origin", equalTo("feedback"))
                .body("priority", equalTo("high")));
    }

    @Test
    void whatWasDecidedBeforeACrashIsDoneAfterIt() {
        OpenedCase meant = opened(email);
        OpenedCase other = opened(email);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TouchpointRecorded said = new TouchpointRecorded(
                unique("t"), "Message Received", new Channel("sms"), now, now, List.of(email), Map.of(), null, "demo");
        Cause cause = Cause.cameAgain(said.id());
        Course decided = new Course(new CaseId(meant.id()), false, true, cause, Course.RULES);
        inbounds.add(new Remembered(Inbound.of(said), decided)).await().atMost(Duration.ofSeconds(10));
        broker.publish(said);
        eventually(() -> meant.get().body("history.change", contains("opened", "message", "escalated")));
        other.get().body("history", hasSize(1));
    }

    @Test
    void anAnswerAboutACaseIsAboutItAlsoFromSomebodyUnknown() {
        OpenedCase opened = opened(email);
        opened.resolve("Done");
        published("Feedback Given", "email", card, Map.of("survey", "csat", "score", 2, "caseId", opened.id()));
        eventually(() -> opened.get().body("state", equalTo("open")));
        TouchpointRecorded stolen = published("Message Received", "sms", card, Map.of("caseId", opened.id()));
        eventually(() -> correct("DELETE", opened, stolen.id()).statusCode(404));
        opened.get().body("history.change", contains("opened", "resolved", "reopened"));
    }

    @Test
    void whatIsLongAgoHasNoConsequence() {
        Instant lastMonth = Instant.now().minus(Duration.ofDays(30));
        broker.publish(new TouchpointRecorded(
                unique("t"),
                "Feedback Given",
                new Channel("email"),
                lastMonth,
                lastMonth,
                List.of(email),
                Map.of("survey", "csat", "score", 1),
                null,
                "demo"));
        known();
        says("sms", email, "hello");
        TouchpointRecorded recent = published("Feedback Given", "email", email, Map.of("survey", "nps", "score", 0));
        new OpenedCase(onlyCase()).get().body("history[0].causedBy", equalTo(recent.id()));
    }

    @Test
    void whatFitsNoCaseIsListedUntilSomebodyPutsItIntoOne() {
        known();
        OpenedCase first = opened(email);
        opened(email);
        TouchpointRecorded said = says("whatsapp", card, "Where is it?");
        String path = "/api/cases/contacts?customer=" + customer;
        eventually(() -> platform()
                .get(path)
                .then()
                .statusCode(200)
                .body("items.touchpointId", contains(said.id()))
                .body("items[0].text", equalTo("Where is it?"))
                .body("items[0].channel", equalTo("whatsapp")));

        correct("POST", first, said.id()).statusCode(200);
        platform().get(path).then().body("items", hasSize(0));
        platform().get("/api/cases/contacts").then().statusCode(400).body("errors[0].pointer", equalTo("/customer"));
        platform().get(path + "&cursor=x").then().statusCode(400);
        withOnly("cases:write").get(path).then().statusCode(403);
    }

    @Test
    void theConversationOfACaseThatIsFullGoesOnInAnother() {
        OpenedCase opened = opened(email);
        known();
        Case full = cases.find(new CaseId(opened.id()))
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow()
                .value();
        while (!full.isFull()) {
            full = TestCases.moved(full.update(full.history().getFirst().contact(), "soon", TestCases.SHIPPED));
        }
        Document history = new Document(CaseRow.HISTORY, CaseRow.entries(full.history()));
        store.on(Shelf.CASES)
                .updateOne(Filters.eq(opened.id()), new Document("$set", history))
                .await()
                .atMost(Duration.ofSeconds(10));

        TouchpointRecorded said = says("store", email, "It is about " + opened.id());
        eventually(() -> cases().body("items", hasSize(2)));
        eventually(() -> new OpenedCase(cases().extract().path("items[0].caseId"))
                .get()
                .body("history.change", contains("opened", "message"))
                .body("history[1].touchpointId", equalTo(said.id())));
    }

    @Test
    void whatWasAskedIsNotAskedAgain() {
        OpenedCase opened = opened(email);
        opened.message("web", "out", "Which model is it?");
        opened.get()
                .body("questions.text", contains("Which model is it?"))
                .body("questions[0].answeredBy", equalTo(null));
        opened.message("store", "in", "The 500.");
        opened.transfer("field team", "store");
        opened.get().body("questions[0].answeredBy", equalTo(3)).body("history[3].to", equalTo("field team"));
    }
}
