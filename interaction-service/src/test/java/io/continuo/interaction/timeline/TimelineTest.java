package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.in;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Stage;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline of a customer is what the log says about all their identifiers, under the map as it is now. */
@InteractionTest
class TimelineTest {

    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    @Inject
    Broker broker;

    @Inject
    Store store;

    private final String customer = unique("c");
    private final Identifier email = Identifier.of("email", unique("ana") + "@example.com");
    private final Identifier cookie = Identifier.of("anonymous_id", unique("cookie"));
    private final String run = unique("t");

    private TouchpointRecorded touchpoint(String id, Duration after, Identifier identifier) {
        return touchpoint(id, after, identifier, "web", "Page Viewed", null);
    }

    private TouchpointRecorded touchpoint(
            String id, Duration after, Identifier identifier, String channel, String type, Stage stage) {
        Instant at = START.plus(after);
        return new TouchpointRecorded(
                run + id,
                type,
                new Channel(channel),
                at,
                at,
                List.of(identifier),
                Map.of("a.b", "c", "$d", 1),
                stage,
                "test");
    }

    private ValidatableResponse timeline(String of, Object... query) {
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i].toString(), query[i + 1]);
        }
        return platform()
                .queryParams(parameters)
                .get("/api/customers/" + of + "/timeline")
                .then();
    }

    private void shows(String of, String... ids) {
        eventually(() -> timeline(of)
                .statusCode(200)
                .body(
                        "items.id",
                        equalTo(List.of(ids).stream().map(id -> run + id).toList())));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    private List<String> pages(String of, int limit, Object... query) {
        List<String> ids = new ArrayList<>();
        List<Object> parameters = new ArrayList<>(List.of(query));
        parameters.addAll(List.of("limit", limit));
        String next = null;
        do {
            List<Object> page = new ArrayList<>(parameters);
            if (next != null) {
                page.addAll(List.of("cursor", next));
            }
            ValidatableResponse response = timeline(of, page.toArray()).statusCode(200);
            List<String> items = response.extract().path("items.id");
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            ids.addAll(items);
            next = response.extract().path("next");
        } while (next != null);
        return ids;
    }

    @Test
    void allIdentifiersMakeOneLineNewestFirst() {
        broker.customer(customer, email, cookie);
        broker.publish(touchpoint("2", Duration.ofDays(2), cookie));
        broker.publish(touchpoint("4", Duration.ofDays(40), email));
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        broker.publish(touchpoint("3", Duration.ofDays(3), cookie));
        shows(customer, "4", "3", "2", "1");
        timeline(customer)
                .body("items[0].channel", equalTo("web"))
                .body("items[0].occurredAt", equalTo("2026-02-24T10:00:00Z"))
                .body("items[0].identifiers[0].value", equalTo(email.value()))
                .body("items[0].properties['a.b']", equalTo("c"))
                .body("items[0].properties['$d']", equalTo(1));
    }

    @Test
    void itIsFilteredByChannelStageAndType() {
        broker.customer(customer, email);
        broker.publish(touchpoint("1", Duration.ofDays(1), email, "web", "Page Viewed", Stage.AWARENESS));
        broker.publish(touchpoint("2", Duration.ofDays(2), email, "store", "Order Completed", Stage.PURCHASE));
        broker.publish(touchpoint("3", Duration.ofDays(3), email, "web", "Product Viewed", null));
        shows(customer, "3", "2", "1");
        timeline(customer, "channel", "web").body("items.id", contains(run + "3", run + "1"));
        timeline(customer, "stage", "purchase").body("items.id", contains(run + "2"));
        timeline(customer, "type", "Page Viewed", "channel", "web").body("items.id", contains(run + "1"));
        timeline(customer, "channel", "sms").body("items", hasSize(0)).body("next", equalTo(null));
    }

    @Test
    void theSameTouchpointIsThereOnceHoweverItComes() {
        broker.customer(customer, email, cookie);
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        broker.publish(touchpoint("1", Duration.ofDays(60), email));
        broker.publish(touchpoint("1", Duration.ofDays(1), cookie));
        broker.publish(touchpoint("2", Duration.ofDays(1), cookie));
        eventually(() -> timeline(customer).body("items.id", hasSize(2)));
        broker.publish(touchpoint("3", Duration.ofDays(90), cookie));
        shows(customer, "3", "2", "1");
    }

    @Test
    void pagesShowEverythingOnceInOrder() {
        broker.customer(customer, email, cookie);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            // Three at the same instant, spread over months and identifiers.
            broker.publish(
                    touchpoint(String.format("%02d", i), Duration.ofDays(7L * (i / 3)), i % 2 == 0 ? email : cookie));
            expected.addFirst(run + String.format("%02d", i));
        }
        eventually(() -> timeline(customer, "limit", 200).body("items", hasSize(30)));
        assertThat(pages(customer, 7)).isEqualTo(expected);
        assertThat(pages(customer, 30)).isEqualTo(expected);
        assertThat(pages(customer, 1)).isEqualTo(expected);
    }

    @Test
    void manyQuietMonthsFillAPage() {
        broker.customer(customer, email);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String type = i == 59 ? "Warranty Registered" : "Page Viewed";
            String id = String.format("%02d", i);
            broker.publish(touchpoint(id, Duration.ofDays(-31L * i), email, "web", type, null));
            expected.add(run + id);
        }
        eventually(() -> timeline(customer, "limit", 60)
                .body("items.id", equalTo(expected))
                .body("next", equalTo(null)));
        timeline(customer, "limit", 50).body("items.id", equalTo(expected.subList(0, 50)));
        timeline(customer, "type", "Warranty Registered").body("items.id", contains(run + "59"));
        assertThat(pages(customer, 7)).isEqualTo(expected);
    }

    @Test
    void aMonthMayHoldMoreThanAnyBucket() {
        broker.customer(customer, cookie);
        int many = 950;
        IntStream.range(0, many)
                .forEach(i -> broker.publish(touchpoint(String.format("%04d", i), Duration.ofMinutes(i), cookie)));
        broker.publish(touchpoint("late", Duration.ofSeconds(-1), cookie));
        List<String> expected = new ArrayList<>();
        IntStream.range(0, many).forEach(i -> expected.addFirst(run + String.format("%04d", i)));
        expected.add(run + "late");
        eventually(() -> assertThat(pages(customer, 200)).isEqualTo(expected));
        assertThat(pages(customer, 90, "type", "Page Viewed")).isEqualTo(expected);
    }

    @Test
    void aMergeAndItsUndoMoveEverythingAtOnce() {
        String other = unique("other");
        broker.customer(customer, email);
        broker.customer(other, cookie);
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        broker.publish(touchpoint("2", Duration.ofDays(2), cookie));
        shows(customer, "1");
        shows(other, "2");

        broker.map(cookie, customer);
        broker.map(Identifier.ofCustomer(new CustomerId(other)), customer);
        shows(customer, "2", "1");
        shows(other, "2", "1");

        broker.map(cookie, other);
        broker.map(Identifier.ofCustomer(new CustomerId(other)), other);
        shows(customer, "1");
        shows(other, "2");
    }

    @Test
    void olderNewsOfTheMapIsIgnored() {
        String other = unique("other");
        broker.customer(other);
        broker.customer(customer);
        broker.map(email, customer, 1_000_002);
        broker.map(email, other, 1_000_001);
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        shows(customer, "1");
        timeline(other).statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aTombstoneInTheLogSaysNothing() {
        broker.customer(customer, email);
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        shows(customer, "1");
        broker.send(Topics.IDENTITIES, LogKeys.subject(email), null);
        broker.send(Topics.TOUCHPOINTS, TouchpointRecorded.logKey(email, run + "1"), null);
        broker.publish(touchpoint("2", Duration.ofDays(2), email));
        shows(customer, "2", "1");
    }

    @Test
    void aBrokenMessageIsParkedAndBlocksNobody() {
        broker.customer(customer, email);
        String poison = "{\"id\":\"" + run + "poison\",\"identifiers\":[]}";
        broker.send(Topics.TOUCHPOINTS, email.key(), poison);
        broker.send(Topics.TOUCHPOINTS, email.key(), "no json");
        broker.send(Topics.IDENTITIES, email.key(), "no json either");
        broker.publish(touchpoint("1", Duration.ofDays(1), email));
        shows(customer, "1");
        eventually(() -> assertThat(store.on(Shelf.PARKED)
                        .find(new Document("key", email.key()))
                        .collect()
                        .asList()
                        .await()
                        .indefinitely())
                .hasSize(3)
                .allSatisfy(parked -> assertThat(parked.getString("reason")).isNotBlank()));
    }

    @Test
    void whoeverIsUnknownIsNotFound() {
        timeline(unique("nobody")).statusCode(404).body("type", equalTo("urn:continuo:problem:not-found"));
        timeline("x".repeat(65)).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel=moon",
                "stage=regret",
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=nonsense",
                "cursor=YWJj"
            })
    void aBadQuestionIsRefused(String query) {
        String[] parts = query.split("=", 2);
        broker.customer(customer, email);
        timeline(customer, parts[0], parts[1]).statusCode(400).body("errors[0].pointer", equalTo("/" + parts[0]));
    }

    @Test
    void aStageIsTheSendersOrElseTheCatalogues() {
        broker.customer(customer, email);
        broker.publish(touchpoint("bought", Duration.ofHours(1), email, "web", "Order Completed", null));
        broker.publish(touchpoint("said", Duration.ofHours(2), email, "web", "Order Completed", Stage.SERVICE));
        shows(customer, "said", "bought");
        assertThat(pages(customer, 10, "stage", "Purchase")).containsExactly(run + "bought");
        assertThat(pages(customer, 10, "stage", "service")).containsExactly(run + "said");
    }

    @Test
    void anOldTouchpointThatIsToldAgainAfterItsIdWasForgottenIsThereOnce() {
        broker.customer(customer, email);
        IntStream.range(0, Bucket.CAPACITY + 5)
                .forEach(i -> broker.publish(touchpoint("%03d".formatted(i), Duration.ofMinutes(i), email)));
        eventually(() -> assertThat(pages(customer, 50)).hasSize(Bucket.CAPACITY + 5));
        store.on(Shelf.PLACED)
                .deleteMany(in("_id", run + "000", run + "001"))
                .await()
                .indefinitely();
        broker.publish(touchpoint("000", Duration.ofMinutes(0), email));
        broker.publish(touchpoint("001", Duration.ofMinutes(1), email));
        broker.publish(touchpoint("last", Duration.ofDays(1), email));
        eventually(() -> assertThat(pages(customer, 50)).contains(run + "last"));
        assertThat(pages(customer, 50)).hasSize(Bucket.CAPACITY + 6).doesNotHaveDuplicates();
    }
}
