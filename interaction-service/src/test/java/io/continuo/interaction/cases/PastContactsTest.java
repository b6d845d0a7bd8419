package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    @Inject
    Broker broker;

    @Inject
    Store store;

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
        TouchpointRecorded said = new TouchpointRecorded(
                unique("t"),
                "Message Received",
                new Channel("sms"),
                now,
                now,
                List.of(other, phone),
                Map.of("text", "It is me, " + phone.value()),
                null,
                "demo");
        broker.publish(said);
        broker.customer(customer.value(), phone);
        eventually(() -> assertThat(documents().filter(row -> row.contains(phone.value())))
                .hasSize(2));

        PrivacyRequested erasure = new PrivacyRequested(
                unique("request"), PrivacyRequested.Kind.ERASURE, List.of(customer), List.of(phone), Instant.now());
        broker.send(Topics.PRIVACY, erasure.requestId(), EventJson.write(erasure));
        eventually(() -> assertThat(broker.events(Topics.PRIVACY_RECEIPTS, erasure.requestId(), PrivacyReceipt.class))
                .isNotEmpty()
                .first()
                .satisfies(receipt -> assertThat(receipt.counts()).containsEntry("case_contacts", 1L)));

        assertThat(documents()).noneMatch(row -> row.contains(phone.value()));
        assertThat(opened.get().extract().<List<String>>path("history.touchpointId"))
                .as("that there was a contact, stays")
                .contains(said.id());
    }
}
