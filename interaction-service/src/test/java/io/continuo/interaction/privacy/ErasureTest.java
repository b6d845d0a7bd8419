package io.continuo.interaction.privacy;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.privacy.ForgettablePerson.LAST_YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topic;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing this service keeps or wrote to the log gives an erased person back. */
@InteractionTest
class ErasureTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final Duration UNTIL_CLEAN = Duration.ofSeconds(90);

    @Inject
    Broker broker;

    @Inject
    Store store;

    private ForgettablePerson person;

    @BeforeEach
    void somebody() {
        person = new ForgettablePerson(broker);
        person.complains();
        person.looksAround();
        person.answersASurvey();
        person.isMisread();
        // Two of the case and one of the feedback are touchpoints as well.
        eventually(() -> platform()
                .get("/api/customers/" + person.customer + "/timeline")
                .then()
                .body("items", hasSize(6)));
        eventually(() -> assertThat(documents().filter(row -> row.contains("no json of")))
                .isNotEmpty());
    }

    private PrivacyReceipt erase() {
        PrivacyRequested requested = person.asks(PrivacyRequested.Kind.ERASURE);
        eventually(() -> assertThat(person.receipts(requested)).isNotEmpty());
        return person.receipts(requested).getFirst();
    }

    @Test
    void theReceiptCountsWhatWasRemoved() {
        PrivacyReceipt receipt = erase();

        assertThat(receipt.service()).isEqualTo("interaction");
        assertThat(receipt.counts())
                .containsEntry("touchpoints", 6L)
                .containsEntry("cases", 1L)
                .containsEntry("feedback", 1L)
                .containsEntry("rejected", 1L)
                .containsEntry("identifiers", 4L)
                .containsEntry("parked", 1L);
        assertThat(receipt.logCleanBy()).isAfter(receipt.at());
    }

    @Test
    void neitherStoreNorLogGivesThePersonBack() {
        erase();

        platform().get("/api/customers/" + person.customer + "/timeline").then().statusCode(404);
        refusedOfThePerson();
        assertThat(documents(Shelf.REJECTED))
                .as("what is refused afterwards is refused as for everybody, and not kept")
                .noneMatch(this::betrays);
        await().atMost(UNTIL_CLEAN).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(documents()).noneMatch(this::betrays);
            assertThat(log()).noneMatch(this::betrays);
        });
    }

    @Test
    void aReplayOfThePastIsDroppedAndWhatIsLaterIsSomebodyNew() {
        erase();
        Identifier other = Identifier.of("email", unique("other") + "@example.com");
        String anew = unique("c");
        broker.customer(person.customer.value(), person.email);
        person.report("1", LAST_YEAR, person.email);
        broker.publish(person.touchpoint("late", LAST_YEAR, person.card));
        Instant later = Instant.now().plusSeconds(60);
        broker.publish(person.touchpoint("later", later, person.email));
        broker.mapAt(person.email, anew, later);
        broker.mapAt(Identifier.ofCustomer(new CustomerId(anew)), anew, later);
        broker.publish(person.touchpoint("other", LAST_YEAR, other, person.phone));

        eventually(() -> platform()
                .get("/api/customers/" + anew + "/timeline")
                .then()
                .statusCode(200)
                .body("items.id", contains(person.name + "later")));
        eventually(() -> assertThat(documents().filter(row -> row.contains(other.value())))
                .as("somebody else's touchpoint stays, without the person")
                .isNotEmpty()
                .noneMatch(row -> row.contains(person.phone.value())));
        platform().get("/api/customers/" + person.customer + "/timeline").then().statusCode(404);
    }

    @Test
    void somebodyElseKeepsEverythingButTheMention() {
        Identifier own = Identifier.of("loyalty_card", unique("card"));
        String other = unique("c");
        broker.customer(other, own);
        broker.publish(person.touchpoint("household", LAST_YEAR, own, person.phone));
        eventually(() -> timelineOf(other).body("items", hasSize(1)));
        erase();

        eventually(() -> timelineOf(other)
                .body("items", hasSize(1))
                .body("items[0].identifiers", hasSize(1))
                .body("items[0].identifiers[0].value", equalTo(own.value())));
        assertThat(broker.messages(Topics.TOUCHPOINTS).stream()
                        .filter(record ->
                                record.key().equals(TouchpointRecorded.logKey(own, person.name + "household")))
                        .reduce((before, after) -> after))
                .get()
                .satisfies(last -> assertThat(last.value()).doesNotContain(person.phone.value()));
    }

    @Test
    void aRequestThatComesAgainGetsTheSameReceipt() {
        PrivacyRequested requested = person.asks(PrivacyRequested.Kind.ERASURE);
        broker.send(Topics.PRIVACY, requested.requestId(), EventJson.write(requested));

        eventually(() -> assertThat(person.receipts(requested)).hasSize(2));
        assertThat(person.receipts(requested).stream().distinct()).hasSize(1);
    }

    private void refusedOfThePerson() {
        platform()
                .body("""
                        [{"id":"%1$s","type":"","channel":"web","occurredAt":"%2$s","identifiers":[{"type":"email","value":"%3$s"}]},
                         {"id":"%1$s-2","type":"","channel":"web","identifiers":[{"type":"email","value":"%3$s"}]}]""".formatted(unique("x"), LAST_YEAR, person.email.value()))
                .post("/api/touchpoints")
                .then()
                .statusCode(200)
                .body("status", contains("rejected", "rejected"));
        platform()
                .body("{\"event\":\"\",\"userId\":7,\"context\":{\"traits\":{\"email\":\"%s\"}}}"
                        .formatted(person.email.value()))
                .post("/v1/track")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse timelineOf(String customer) {
        return platform().get("/api/customers/" + customer + "/timeline").then();
    }

    private boolean betrays(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return person.secrets().stream().anyMatch(lower::contains);
    }

    private Stream<String> documents() {
        return documents(Shelf.values());
    }

    private Stream<String> documents(Shelf... shelves) {
        return Arrays.stream(shelves)
                .flatMap(shelf -> store.on(shelf).find().collect().asList().await().indefinitely().stream())
                .map(Document::toJson);
    }

    private Stream<String> log() {
        List<Topic> topics = List.of(Topics.TOUCHPOINTS, Topics.CASES, Topics.FEEDBACK, Topics.PRIVACY_RECEIPTS);
        return topics.stream()
                .flatMap(topic -> broker.messages(topic).stream())
                .map(record -> record.key() + " " + record.value());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(A_WHILE).untilAsserted(assertion);
    }
}
