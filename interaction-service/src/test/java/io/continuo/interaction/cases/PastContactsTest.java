package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.people.IdentityMap;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What somebody said is forgotten with the person, also in the case of another. */
@InteractionTest
class PastContactsTest {

    private static final String SECRET = "It is me, ";

    @Inject
    Broker broker;

    @Inject
    Store store;

    @Inject
    IdentityMap people;

    private final CustomerId customer = new CustomerId(unique("c"));
    private final Identifier phone = Identifier.of("user_id", unique("zenobia"));
    private final Identifier other = Identifier.of("email", unique("other") + "@example.com");

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(holds);
    }

    private Stream<String> documents() {
        return Stream.of(Shelf.CASES, Shelf.CASE_CONTACTS)
                .flatMap(shelf -> store.on(shelf).find().collect().asList().await().indefinitely().stream())
                .map(Document::toJson);
    }

    @Test
    void anErasureTakesContactsOutOfTheStoreAndOfTheCasesOfOthers() {
        OpenedCase opened = OpenedCase.about(other.key(), "web", "request");
        Instant now = Instant.now();
        TouchpointRecorded said = message(now, other, phone);
        broker.publish(said);
        broker.customer(customer.value(), phone);
        eventually(() -> assertThat(documents().filter(row -> row.contains(phone.value())))
                .hasSize(2));

        erased("case_contacts");

        assertThat(documents()).noneMatch(row -> row.contains(phone.value()));
        assertThat(opened.get().extract().<List<String>>path("history.touchpointId"))
                .as("that there was a contact, stays")
                .contains(said.id());
    }

    /** As long after a merge that was undone. */
    @Test
    void wordsInTheCaseOfAnotherAreFoundWhenNothingElseKnowsOfTheContactAnyMore() {
        OpenedCase opened = OpenedCase.about(other.key(), "web", "request");
        broker.customer(customer.value(), phone, other);
        eventually(() -> assertThat(
                        people.customersOf(List.of(phone, other)).await().indefinitely())
                .as("the map comes by another topic than the message")
                .hasSize(2));
        broker.publish(message(Instant.now(), phone));
        eventually(() -> assertThat(documents().filter(row -> row.contains(SECRET + phone.value())))
                .hasSize(2));
        broker.map(other, unique("c"));
        store.on(Shelf.CASE_CONTACTS).deleteMany(new Document()).await().indefinitely();

        PrivacyRequested export = ask(PrivacyRequested.Kind.EXPORT);
        eventually(() -> withOnly("privacy:admin")
                .get("/api/privacy/exports/" + export.requestId() + "/interaction")
                .then()
                .statusCode(200)
                .body("case_words.caseId", contains(opened.id()))
                .body("case_words.text", contains(SECRET + phone.value())));
        erased("case_words");

        assertThat(documents()).noneMatch(row -> row.contains(phone.value()));
        assertThat(opened.get().extract().<List<String>>path("history.text")).contains((String) null);
    }

    @Test
    void aClockThatIsAheadSavesNeitherAContactNorTheCaseItOpened() {
        broker.customer(customer.value(), phone);
        broker.publish(message(Instant.now().plus(Duration.ofHours(20)), phone));
        eventually(() -> assertThat(documents().filter(row -> row.contains(SECRET + phone.value())))
                .hasSize(2));

        erased("cases");

        assertThat(documents()).noneMatch(row -> row.contains(phone.value()));
    }

    private TouchpointRecorded message(Instant occurredAt, Identifier... from) {
        return new TouchpointRecorded(
                unique("t"),
                "Message Received",
                new Channel("sms"),
                occurredAt,
                Instant.now(),
                List.of(from),
                Map.of("text", SECRET + phone.value()),
                null,
                "demo");
    }

    private PrivacyRequested ask(PrivacyRequested.Kind kind) {
        PrivacyRequested asked =
                new PrivacyRequested(unique("request"), kind, List.of(customer), List.of(phone), Instant.now());
        broker.send(Topics.PRIVACY, asked.requestId(), EventJson.write(asked));
        return asked;
    }

    private void erased(String kind) {
        PrivacyRequested erasure = ask(PrivacyRequested.Kind.ERASURE);
        eventually(() -> assertThat(broker.events(Topics.PRIVACY_RECEIPTS, erasure.requestId(), PrivacyReceipt.class))
                .isNotEmpty()
                .first()
                .satisfies(receipt -> assertThat(receipt.counts()).containsEntry(kind, 1L)));
    }
}
