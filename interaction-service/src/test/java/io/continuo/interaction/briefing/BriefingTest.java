package io.continuo.interaction.briefing;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.events.Channel;
import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is about to talk to a customer knows in one call what there is to know. */
@InteractionTest
class BriefingTest {

    @Inject
    Broker broker;

    private final String ana = unique("ana");
    private final Identifier email = Identifier.of("email", ana + "@example.com");

    private ValidatableResponse briefing() {
        return platform().get("/api/customers/" + ana + "/briefing").then();
    }

    private static String post(String path, String body) {
        return platform()
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(lessThan(300))
                .extract()
                .path("caseId");
    }

    @Test
    void itHoldsCasesPromisesMoodAndWhatMayBeSaid() {
        broker.customer(ana, email);
        broker.rules(
                ana,
                new ContactPreferences(new Channel("whatsapp"), null),
                new CustomerEvent.Decision(
                        new CustomerId(ana), "*", "marketing", ConsentState.DENIED, "agent", Instant.now()));
        String id = post(
                "/api/cases",
                "{'identifier':'%s','channel':'email','subject':'Warm fridge','kind':'complaint'}"
                        .formatted(email.key()));
        post("/api/cases/" + id + "/messages", "{'channel':'email','direction':'in','text':'It is warm!'}");
        post("/api/cases/" + id + "/updates", "{'channel':'email','text':'A technician comes on Monday.'}");
        post(
                "/api/feedback",
                "{'survey':'nps','score':2,'comment':'never again','identifiers':[{'type':'email','value':'%s'}],'channel':'email'}"
                        .formatted(email.value()));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> briefing()
                        .statusCode(200)
                        .body("customerId", equalTo(ana))
                        .body("openCases", hasSize(1))
                        .body("openCases[0].caseId", equalTo(id))
                        .body("openCases[0].subject", equalTo("Warm fridge"))
                        .body("openCases[0].clock.resolutionDueAt", notNullValue())
                        .body("openCases[0].lastWords.text", contains("It is warm!"))
                        .body("openCases[0].promises.text", contains("A technician comes on Monday."))
                        .body("mood.state", equalTo("unhappy"))
                        .body("mood.signs[0].of", equalTo("nps 2"))
                        .body("mood.signs[0].comment", equalTo("never again"))
                        .body("touchpoints.type", hasItems("Case Opened", "Feedback Given"))
                        .body("feedback.verdict", contains("bad"))
                        .body("contact.preferredChannel", equalTo("whatsapp"))
                        .body("contact.decisions.state", contains("denied"))
                        .body(
                                "contact.channels.find { it.channel == 'sms' && it.purpose == 'marketing' }.allowed",
                                equalTo(false))
                        .body(
                                "contact.channels.find { it.channel == 'sms' && it.purpose == 'service' }.allowed",
                                equalTo(true)));
    }

    @Test
    void ofSomebodyNewThereIsLittleToKnow() {
        broker.customer(ana, email);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> briefing()
                        .statusCode(200)
                        .body("mood.state", equalTo("unknown"))
                        .body("openCases", empty())
                        .body("touchpoints", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a%2Fb", "..%2F.."})
    void ofNobodyThereIsNothing(String id) {
        platform()
                .urlEncodingEnabled(false)
                .get("/api/customers/" + id + "/briefing")
                .then()
                .statusCode(404);
    }

    @Test
    void itIsForThoseWhoSeeCases() {
        given().get("/api/customers/x/briefing").then().statusCode(401);
        withOnly("customers:read").get("/api/customers/x/briefing").then().statusCode(403);
    }
}
