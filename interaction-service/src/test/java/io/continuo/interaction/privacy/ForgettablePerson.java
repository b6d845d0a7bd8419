package io.continuo.interaction.privacy;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody who met the company in every way this service keeps something of. */
final class ForgettablePerson {

    static final Instant LAST_YEAR = Instant.parse("2025-06-01T10:00:00Z");

    private static long lastNumber = System.nanoTime() % 1_000_000_000;

    private final Broker broker;
    final String name = unique("Zenobia");
    final Identifier email = Identifier.of("email", name + "@example.com");
    final Identifier phone = Identifier.of("phone", "+349" + String.format("%09d", lastNumber++));
    final Identifier card = Identifier.of("loyalty_card", unique("card"));
    final CustomerId customer = new CustomerId(unique("c"));

    ForgettablePerson(Broker broker) {
        this.broker = broker;
        broker.customer(customer.value(), email, phone, card);
    }

    /** What nobody may find any more. */
    List<String> secrets() {
        return List.of(
                name.toLowerCase(Locale.ROOT),
                phone.value().substring(1),
                card.value().toLowerCase(Locale.ROOT));
    }

    TouchpointRecorded touchpoint(String id, Instant at, Identifier... identifiers) {
        return new TouchpointRecorded(
                name + id,
                "Page Viewed",
                new Channel("web"),
                at,
                at,
                List.of(identifiers),
                Map.of("greeting", "Hello " + name),
                null,
                "demo");
    }

    /** Two touchpoints in the log, one through the API. */
    void looksAround() {
        broker.publish(touchpoint("1", LAST_YEAR, email, phone));
        broker.publish(touchpoint("2", LAST_YEAR.plus(Duration.ofDays(40)), card));
        report("3", LAST_YEAR.plusSeconds(1), phone);
    }

    void report(String id, Instant at, Identifier identifier) {
        TouchpointRecorded met = touchpoint(id, at, identifier);
        String body = """
                {"id":"%s","type":"%s","channel":"web","occurredAt":"%s","identifiers":%s,"properties":%s}
                """.formatted(met.id(), met.type(), at, json(met.identifiers()), json(met.properties()));
        platform().body(body).post("/api/touchpoints").then().statusCode(200);
    }

    void complains() {
        String body = """
                {"identifier":"%s","channel":"web","subject":"%s is angry","kind":"complaint"}
                """.formatted(email.key(), name);
        String id = platform()
                .header("Idempotency-Key", unique("open"))
                .body(body)
                .post("/api/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
        platform()
                .header("Idempotency-Key", unique("message"))
                .body("{\"channel\":\"web\",\"direction\":\"in\",\"text\":\"I am %s\"}".formatted(name))
                .post("/api/cases/" + id + "/messages")
                .then()
                .statusCode(200);
    }

    void answersASurvey() {
        platform()
                .header("Idempotency-Key", unique("feedback"))
                .body("""
                        {"survey":"nps","score":1,"comment":"never again, %s","identifiers":%s,"channel":"email"}
                        """.formatted(name, json(List.of(card))))
                .post("/api/feedback")
                .then()
                .statusCode(201);
    }

    /** Sends what is refused, with the number as people write it, and what nobody can read. */
    void isMisread() {
        String spaced = phone.value().replaceAll("(\\d{3})(?=\\d)", "$1 ");
        platform()
                .body("{\"id\":\"%s\",\"type\":\"\",\"phone\":\"%s\"}".formatted(unique("x"), spaced))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
        broker.send(Topics.TOUCHPOINTS, LogKeys.of(LogKeys.subject(email), unique("x")), "no json of " + email.value());
    }

    PrivacyRequested asks(PrivacyRequested.Kind kind) {
        PrivacyRequested requested = new PrivacyRequested(
                unique("request"), kind, List.of(customer), List.of(email, phone, card), Instant.now());
        broker.send(Topics.PRIVACY, requested.requestId(), EventJson.write(requested));
        return requested;
    }

    List<PrivacyReceipt> receipts(PrivacyRequested requested) {
        return broker.events(Topics.PRIVACY_RECEIPTS, requested.requestId(), PrivacyReceipt.class);
    }

    private static String json(Object value) {
        return EventJson.write(value);
    }
}
