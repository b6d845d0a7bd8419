package io.continuo.interaction.outbound;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.events.Channel;
import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the customer does not want to hear is not said, and the caller learns why. */
@InteractionTest
class OutboundGateTest {

    private static final String NOT_PERMITTED = "urn:continuo:problem:contact-not-permitted";

    @Inject
    Broker broker;

    private final String ana = unique("ana");
    private final Identifier email = Identifier.of("email", ana + "@example.com");

    @BeforeEach
    void aCustomer() {
        broker.customer(ana, email);
    }

    private ValidatableResponse send(String channel, String purpose) {
        return post("""
                {"identifier":"%s","channel":"%s","purpose":"%s","text":"Summer sale"}""".formatted(email.key(), channel, purpose)).then();
    }

    private static Response post(String body) {
        return platform().body(body).post("/api/messages");
    }

    private static void eventually(ThrowableAssert.ThrowingCallable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::call);
    }

    @Test
    void aMessageThatIsPermittedIsATouchpoint() {
        broker.decides(ana, ConsentState.GRANTED, "email", "marketing");
        eventually(() -> send("email", "marketing").statusCode(201).body("reasons.reason", contains("granted")));

        assertThat(broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                .isNotEmpty()
                .allSatisfy(sent -> {
                    assertThat(sent.type()).isEqualTo("Message Sent");
                    assertThat(sent.properties()).containsEntry("purpose", "marketing");
                });
    }

    @Test
    void whereNothingWasDecidedMarketingIsRefusedAndServiceIsNot() {
        send("email", "marketing")
                .statusCode(409)
                .body("type", equalTo(NOT_PERMITTED))
                .body("channel", equalTo("email"));
        send("email", "service").statusCode(201).body("reasons.reason", contains("needs-no-consent"));
        assertThat(broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                .as("what is refused leaves no trace")
                .hasSize(1);
    }

    @Test
    void notInterestedSilencesEveryChannelUntilALaterYes() {
        broker.decides(ana, ConsentState.DENIED, "*", "*");
        eventually(() -> send("whatsapp", "service")
                .statusCode(409)
                .body("reasons[0].reason", equalTo("denied"))
                .body("reasons[0].capturedBy", equalTo("web form"))
                .body("reasons[0].at", notNullValue()));

        broker.decides(ana, ConsentState.GRANTED, "*", "*");
        eventually(() -> send("whatsapp", "service").statusCode(201));
    }

    @Test
    void aMessageWithoutAChannelGoesWhereTheCustomerLikesItBest() {
        ContactPreferences whatsapp = new ContactPreferences(new Channel("whatsapp"), null);
        broker.rules(
                ana,
                whatsapp,
                new CustomerEvent.Decision(
                        new CustomerId(ana), "sms", "*", ConsentState.GRANTED, "form", Instant.EPOCH));
        String message = "{\"customerId\":\"%s\",\"purpose\":\"%s\"}";
        eventually(() ->
                post(message.formatted(ana, "service")).then().statusCode(201).body("channel", equalTo("whatsapp")));
        eventually(() ->
                post(message.formatted(ana, "marketing")).then().statusCode(201).body("channel", equalTo("sms")));
    }

    @Test
    void theSameRequestIsOneMessage() {
        String key = unique("key");
        String body = "{\"identifier\":\"%s\",\"channel\":\"email\",\"purpose\":\"service\"}".formatted(email.key());
        String first = platform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/messages")
                .asString();
        String again = platform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/messages")
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'purpose':'service','channel':'email'}                                              | /customerId
            {'purpose':'service','channel':'email','customerId':'c','identifier':'email:a@b.es'} | /customerId
            {'channel':'email','customerId':'c'}                                                 | /purpose
            {'purpose':'No Spaces','channel':'email','customerId':'c'}                           | /purpose
            {'purpose':'*','channel':'email','customerId':'c'}                                   | /purpose
            {'purpose':'service','channel':'pigeon','customerId':'c'}                            | /channel
            {'purpose':'service','channel':'email','identifier':'pigeon'}                        | /identifier
            """)
    void aBadMessageNamesThePlace(String body, String pointer) {
        post(body.replace('\'', '"'))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "3f1c7a44-52b2-4d0e-9b5c-0a6f2f7c9b10"})
    void nobodyIsToldNothing(String customer) {
        post("{\"customerId\":\"%s\",\"channel\":\"email\",\"purpose\":\"service\"}".formatted(customer))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:not-found"));
    }

    @Test
    void onlyWhoMayWriteCasesMaySend() {
        String body = "{\"customerId\":\"c\",\"channel\":\"email\",\"purpose\":\"service\"}";
        given().contentType("application/json")
                .body(body)
                .post("/api/messages")
                .then()
                .statusCode(401);
        withOnly("cases:read").body(body).post("/api/messages").then().statusCode(403);
        platform().body("{").post("/api/messages").then().statusCode(400);
        platform()
                .body("{\"text\":\"" + "x".repeat(4_001) + "\"}")
                .post("/api/messages")
                .then()
                .statusCode(400);
    }
}
