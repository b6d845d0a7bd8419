package io.continuo.interaction.invitations;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.continuo.events.Channel;
import io.continuo.events.ConsentState;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked is asked once in a while, where it is welcome, and the answer is about what was asked. */
@InteractionTest
class InvitationsTest {

    @Inject
    Broker broker;

    @Inject
    Inviting inviting;

    @Inject
    Store store;

    private final String ana = unique("ana");
    private final Identifier email = Identifier.of("email", ana + "@example.com");
    private final Identifier phone = Identifier.of("loyalty_card", unique("card"));

    @BeforeEach
    void aCustomer() {
        broker.customer(ana, email, phone);
        broker.decides(ana, ConsentState.GRANTED, "email", "survey");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> platform()
                        .body("{\"customerId\":\"%s\",\"channel\":\"email\",\"purpose\":\"survey\"}".formatted(ana))
                        .post("/api/messages")
                        .then()
                        .statusCode(201));
    }

    private static Response invite(Identifier to, String more) {
        return platform()
                .body("{\"survey\":\"csat\",\"identifier\":\"%s\"%s}".formatted(to.key(), more))
                .post("/api/feedback/invitations");
    }

    private static Response answer(String invitation, String survey) {
        return platform()
                .body("{\"survey\":\"%s\",\"score\":4,\"channel\":\"email\",\"invitationId\":\"%s\"}"
                        .formatted(survey, invitation))
                .post("/api/feedback");
    }

    @Test
    void anAnswerIsAboutWhatWasAsked() {
        String caseId = opened(phone);
        String id = invite(email, ",\"channel\":\"email\",\"touchpointId\":\"t-1\",\"caseId\":\"" + caseId + "\"")
                .then()
                .statusCode(201)
                .body("channel", equalTo("email"))
                .extract()
                .path("invitationId");

        answer(id, "csat")
                .then()
                .statusCode(201)
                .body("caseId", equalTo(caseId), "touchpointId", equalTo("t-1"))
                .body("identifiers[0].value", equalTo(email.value()));
        platform().get("/api/feedback/invitations/" + id).then().body("feedbackId", notNullValue());
        answer(id, "nps").then().statusCode(400).body("errors.pointer", hasItem("/survey"));
        answer(unique("none"), "csat").then().statusCode(400).body("errors.pointer", hasItem("/invitationId"));
    }

    @Test
    void theSameAnswerAgainIsTheSameAndAnotherOneIsRefused() {
        String id = invite(email, "").then().statusCode(201).extract().path("invitationId");

        String first = answer(id, "csat").then().statusCode(201).extract().path("id");
        answer(id, "csat").then().statusCode(201).body("id", equalTo(first));
        platform()
                .body("{\"survey\":\"csat\",\"score\":1,\"channel\":\"email\",\"invitationId\":\"%s\"}".formatted(id))
                .post("/api/feedback")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:invitation-answered"));
    }

    @Test
    void anAnswerThatWasKeptWithoutItsInvitationIsBoundToItWhenItComesAgain() {
        String id = invite(email, "").then().statusCode(201).extract().path("invitationId");
        answer(id, "csat").then().statusCode(201);
        // As a crash in between leaves it.
        store.on(Shelf.INVITATIONS)
                .updateOne(Filters.eq(id), Updates.set("feedbackId", null))
                .await()
                .indefinitely();

        String answer = answer(id, "csat").then().statusCode(201).extract().path("id");

        platform().get("/api/feedback/invitations/" + id).then().body("feedbackId", equalTo(answer));
    }

    @Test
    void aCaseThatIsNoneOrSomebodyElsesMakesNoQuestionAService() {
        String others = opened(Identifier.of("email", unique("ben") + "@example.com"));
        for (String wrong : List.of(others, unique("none"))) {
            invite(email, ",\"caseId\":\"" + wrong + "\"")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/caseId"));
        }
    }

    @Test
    void whoWantsNoSurveysIsNotAskedAboutACaseEither() {
        String caseId = opened(email);
        broker.decides(ana, ConsentState.DENIED, "email", "survey");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> platform()
                        .body("{\"customerId\":\"%s\",\"channel\":\"email\",\"purpose\":\"survey\"}".formatted(ana))
                        .post("/api/messages")
                        .then()
                        .statusCode(409));

        invite(email, ",\"channel\":\"email\",\"caseId\":\"" + caseId + "\"")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:contact-not-permitted"))
                .body("reasons[0].reason", equalTo("denied"));
    }

    private static String opened(Identifier about) {
        return platform()
                .body("""
                        {"identifier":"%s","channel":"web","subject":"Warm","kind":"request"}""".formatted(about.key()))
                .post("/api/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    @Test
    void nobodyIsAskedAgainByAnotherIdentifierDuringTheRest() {
        invite(email, "").then().statusCode(201);
        invite(phone, ",\"channel\":\"email\"")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:survey-rest"))
                .body("until", notNullValue());
        await().untilAsserted(() -> assertThat(
                        broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                .filteredOn(sent -> sent.type().equals("Survey Invitation Sent"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.properties()).containsEntry("survey", "csat")));
    }

    @Test
    void ofManyWhoAskAtTheSameTimeOneAsks() {
        List<Uni<Inviting.Outcome>> wishes = IntStream.range(0, 5)
                .mapToObj(i -> inviting.invite(
                        Wish.of(unique("wish"), "nps", i % 2 == 0 ? email : phone, new Channel("email"), null, null)))
                .toList();

        List<Inviting.Outcome> outcomes =
                Uni.join().all(wishes).andFailFast().await().indefinitely();

        assertThat(outcomes)
                .filteredOn(Inviting.Outcome.Invited.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(Inviting.Outcome.Resting.class::isInstance)
                .hasSize(4);
    }

    @Test
    void whereSurveysAreNotPermittedNobodyIsAskedAndNobodyRests() {
        invite(email, ",\"channel\":\"whatsapp\"")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:contact-not-permitted"))
                .body("reasons[0].reason", equalTo("undecided"));
        invite(email, "").then().statusCode(201).body("channel", equalTo("email"));
    }

    @Test
    void aResolvedCaseIsAskedAboutOnce() {
        Channel store = new Channel("store");
        Inviting.Outcome first =
                inviting.askAfter("case-1", 5, email, store).await().indefinitely();
        Inviting.Outcome again =
                inviting.askAfter("case-1", 5, email, store).await().indefinitely();

        assertThat(first).isInstanceOfSatisfying(Inviting.Outcome.Invited.class, sent -> {
            assertThat(sent.invitation().caseId()).isEqualTo("case-1");
            assertThat(sent.invitation().channel()).isEqualTo(store);
        });
        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'survey':'csat'}                                                   | /customerId
            {'survey':'csat','customerId':'c','identifier':'email:a@b.es'}      | /customerId
            {'survey':'C S','customerId':'c'}                                   | /survey
            {'customerId':'c'}                                                  | /survey
            {'survey':'csat','customerId':'c','channel':'pigeon'}               | /channel
            """)
    void aBadInvitationNamesThePlace(String body, String pointer) {
        platform()
                .body(body.replace('\'', '"'))
                .post("/api/feedback/invitations")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void nobodyIsNotAsked() {
        platform()
                .body("{\"survey\":\"csat\",\"customerId\":\"%s\",\"channel\":\"email\"}".formatted(unique("c")))
                .post("/api/feedback/invitations")
                .then()
                .statusCode(404);
    }

    @Test
    void eachRouteNeedsItsScope() {
        withOnly("cases:read")
                .body("{}")
                .post("/api/feedback/invitations")
                .then()
                .statusCode(403);
        withOnly("cases:write").get("/api/feedback/invitations/x").then().statusCode(403);
        platform().get("/api/feedback/invitations/none").then().statusCode(404);
    }
}
