package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.events.ConsentState;
import io.continuo.events.Identifier;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Another system's message is recorded where it was permitted; the others of its batch are not its business. */
@InteractionTest
class MessagesSentElsewhereTest {

    @Inject
    Broker broker;

    private static String item(String type, String purpose) {
        return """
                {"id":"%s","type":"%s","channel":"email","occurredAt":"2026-03-01T10:00:00Z",\
                "identifiers":[{"type":"email","value":"%s@example.com"}],"properties":{%s}}""".formatted(unique("t"), type, unique("ana"), purpose);
    }

    @Test
    void whatMayNotBeSaidIsRefusedAlone() {
        String body = "[" + item("Message Sent", "\"purpose\":\"service\"") + "," + item("Message Sent", "") + ","
                + item("Message Sent", "\"purpose\":\"marketing\"") + "," + item("Page Viewed", "") + "]";

        platform()
                .body(body)
                .post("/api/touchpoints")
                .then()
                .statusCode(200)
                .body("status", contains("accepted", "rejected", "rejected", "accepted"))
                .body("[1].problem.type", equalTo("urn:continuo:problem:contact-not-permitted"));
    }

    @Test
    void whatWasSaidWhileItWasPermittedIsARepetitionAfterADenial() {
        String ana = unique("ana");
        Identifier email = Identifier.of("email", ana + "@example.com");
        broker.customer(ana, email);
        String said = message(email);
        status(said, "accepted");

        broker.decides(ana, ConsentState.DENIED, "*", "*");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> status(message(email), "rejected"));
        status(said, "duplicate");
    }

    @Test
    void aStopThatCameInHereHoldsWhileNobodyElseTellsOfIt() {
        String ana = unique("ana");
        Identifier email = Identifier.of("email", ana + "@example.com");
        broker.customer(ana, email);
        broker.decides(ana, ConsentState.GRANTED, "email", "marketing");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> status(offer(email), "accepted"));

        platform()
                .body("""
                        [{"id":"%s","type":"Message Received","channel":"sms","occurredAt":"%s",\
                        "identifiers":[{"type":"email","value":"%s"}],"properties":{"text":"STOP"}}]""".formatted(unique("t"), Instant.now(), email.value()))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> status(offer(email), "rejected"));
    }

    @Test
    void aDenialIsKnownByAnyIdentifier() {
        String ana = unique("ana");
        Identifier email = Identifier.of("email", ana + "@example.com");
        broker.customer(ana, email);
        broker.decides(ana, ConsentState.DENIED, "*", "*");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> status(message(email), "rejected"));

        String known = "{\"type\":\"email\"";
        String stranger = "{\"type\":\"user_id\",\"value\":\"" + unique("u") + "\"},";
        status(message(email).replace(known, stranger + known), "rejected");
    }

    private static String offer(Identifier to) {
        return message(to).replace("\"service\"", "\"marketing\"");
    }

    private static String message(Identifier to) {
        return """
                [{"id":"%s","type":"Message Sent","channel":"email","occurredAt":"2026-03-01T10:00:00Z",\
                "identifiers":[{"type":"email","value":"%s"}],"properties":{"purpose":"service"}}]""".formatted(unique("t"), to.value());
    }

    private static void status(String body, String expected) {
        platform().body(body).post("/api/touchpoints").then().statusCode(200).body("status", contains(expected));
    }
}
