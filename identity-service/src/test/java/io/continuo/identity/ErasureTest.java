package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.erase;
import static io.continuo.identity.Suite.erasing;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.mayContact;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.merging;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.undoing;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyRequested;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person who wants to be forgotten is. */
@ServiceTest
class ErasureTest {

    private final Wire wire = new Wire();
    private final String email = email("ana");
    private final String card = "loyalty_card:" + fresh("card");

    @Inject
    Pool pool;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void an_erased_customer_is_gone_under_every_id_and_identifier() {
        String ana = resolve(email, card);
        String other = resolve(email("other"));
        merge(ana, other);

        erase(card);

        assertThat(whoIs(email)).isNull();
        assertThat(whoIs(card)).isNull();
        for (String id : List.of(ana, other)) {
            customer(id).statusCode(410).body("type", equalTo("urn:continuo:problem:customer-erased"));
            asPlatform().get("/api/customers/{id}/identity", id).then().statusCode(410);
            deciding(id, "email", "marketing", "granted").statusCode(410);
            merging(resolve(email("third")), id).statusCode(410);
            resolving("customer_id:" + id).statusCode(410);
            erasing("customer_id:" + id).statusCode(410);
            assertThat(mayContact(id, "email", "service")).isFalse();
        }
        assertThat(rowsOf(ana, "identifiers", "customer_id")).isZero();
        assertThat(rowsOf(other, "identifiers", "customer_id")).isZero();
        assertThat(rowsOf(ana, "data_keys", "owner")).isZero();
        assertThat(rowsOf(ana, "links", "to_node")).isZero();
    }

    @Test
    void a_request_is_complete_when_every_service_has_sent_its_receipt() {
        resolve(email, card);
        String request = erase(email);

        asPlatform()
                .get("/api/privacy/requests/{id}", request)
                .then()
                .statusCode(200)
                .body("kind", equalTo("erasure"), "state", equalTo("running"), "completedAt", equalTo(null))
                .body("receipts.service", contains("identity"))
                .body("receipts[0].counts.identifiers", equalTo(2), "receipts[0].counts.keys", equalTo(1));
        soon().untilAsserted(() -> assertThat(wire.requested(request))
                .singleElement()
                .satisfies(event -> assertThat(announced(Objects.requireNonNull(event)))
                        .contains(Identifier.parse(email), Identifier.parse(card))));

        List.of("interaction", "inventory", "inventory", "journey").forEach(service -> wire.receipt(request, service));

        soon().untilAsserted(() -> asPlatform()
                .get("/api/privacy/requests/{id}", request)
                .then()
                .body("state", equalTo("completed"), "completedAt", notNullValue(), "receipts", hasSize(4)));
        soon().untilAsserted(() ->
                assertThat(wire.requested(request)).hasSize(2).last().isNull());
        assertThat(rowsOf(request, "data_keys", "owner")).isZero();
    }

    @Test
    void everybody_is_told_to_forget_each_record_in_the_log() {
        String ana = resolve(email);
        deciding(ana, "email", "marketing", "denied").statusCode(200);
        soon().until(() -> wire.customerEvents(ana).count() == 3);

        erase(email);

        soon().untilAsserted(() -> {
            assertThat(wire.identityRecords(email))
                    .last()
                    .satisfies(record -> assertThat(record.value()).isNull());
            assertThat(wire.told(wire.customers(), ana).filter(record -> record.value() == null))
                    .hasSize(3);
            assertThat(wire.customerEvents(ana).filter(Objects::nonNull))
                    .last()
                    .asString()
                    .contains("customer-erased");
        });
    }

    @Test
    void the_undoing_of_a_merge_of_somebody_erased_is_refused_and_its_reason_is_gone() {
        String ana = resolve(email);
        String other = resolve(card);
        String merge = merge(ana, other);
        erase(email);

        undoing(merge, false).statusCode(410).body("type", equalTo("urn:continuo:problem:customer-erased"));

        assertThat(count(
                        "SELECT count(*) FROM merges WHERE id = $1 AND reason IS NULL",
                        Tuple.of(UUID.fromString(merge))))
                .isOne();
    }

    @Test
    void a_customer_that_was_apart_again_is_not_erased_with_the_other() {
        String ana = resolve(email);
        String other = resolve(card);
        undoing(merge(ana, other), true).statusCode(200);

        erase(email);

        assertThat(whoIs(card)).isEqualTo(other);
        customer(other).statusCode(200);
        assertThat(count(
                        "SELECT count(*) FROM never_links WHERE one = $1 OR other = $1",
                        Tuple.of(UUID.fromString(ana))))
                .isZero();
        asPlatform()
                .get("/api/customers/{id}/identity", other)
                .then()
                .statusCode(200)
                .body(not(containsString(email.substring(email.indexOf(':') + 1))));
    }

    @Test
    void a_shared_identifier_names_no_person_and_stays_with_the_others() {
        String tablet = "device_id:" + fresh("tablet");
        List<String> people = IntStream.range(0, 5)
                .mapToObj(i -> "loyalty_card:" + fresh("visitor" + i))
                .toList();
        people.forEach(person -> resolve(person, tablet));
        String carrier = whoIs(tablet);
        assertThat(people.stream().map(Suite::whoIs)).doesNotContain(carrier);

        erasing(tablet).statusCode(409).body("type", equalTo("urn:continuo:problem:shared-identifier"));
        String gone = whoIs(people.getLast());
        erase(people.getLast());

        assertThat(whoIs(tablet)).isEqualTo(carrier);
        assertThat(count(
                        "SELECT count(*) FROM identifiers WHERE hosts && ARRAY[$1::uuid]",
                        Tuple.of(UUID.fromString(gone))))
                .isZero();
    }

    @Test
    void an_identifier_that_was_marked_as_shared_by_hand_is_left_to_the_others() {
        String line = "phone:+4930" + Math.abs(fresh("").hashCode() % 10_000_000);
        resolve(email, line);
        asPlatform()
                .body(Map.of("identifier", objects(line).getFirst(), "reason", "the line of the household"))
                .put("/api/identity/shared-identifiers")
                .then()
                .statusCode(200);
        soon().untilAsserted(() -> erasing(line).statusCode(409));

        erase(email);

        assertThat(whoIs(email)).isNull();
        customer(Objects.requireNonNull(whoIs(line))).statusCode(200).body("identifiers", hasSize(1));
    }

    private static List<Identifier> announced(String event) {
        return EventJson.read(event, PrivacyRequested.class).identifiers();
    }

    private long rowsOf(String id, String table, String column) {
        return count("SELECT count(*) FROM " + table + " WHERE " + column + " = $1", Tuple.of(UUID.fromString(id)));
    }

    private long count(String sql, Tuple of) {
        return pool.preparedQuery(sql)
                .execute(of)
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
