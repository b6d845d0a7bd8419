package io.continuo.identity;

import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.events.CustomerId;
import io.continuo.events.IdentifierMapped;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a touchpoint on Kafka to everybody knowing whose it is. */
@ServiceTest
class TouchpointsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Wire wire = new Wire();
    private final String visitor = "anonymous_id:" + fresh("visitor");
    private final String email = email("ana");

    @Inject
    Pool pool;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_visitor_who_gives_an_email_is_one_customer_from_the_first_page_on() {
        wire.touch(fresh("t"), NOON, visitor);
        soon().until(() -> wire.mapped(visitor).isPresent());
        CustomerId customer = wire.mapped(visitor).orElseThrow().customerId();

        wire.touch(fresh("t"), NOON.plusSeconds(60), visitor, email);

        soon().untilAsserted(() -> assertThat(customerOf(email)).contains(customer));
        assertThat(whoIs(email)).isEqualTo(customer.value());
        assertThat(wire.mapped("customer_id:" + customer))
                .map(IdentifierMapped::customerId)
                .contains(customer);
        assertThat(wire.customerEvents(customer.value()))
                .singleElement()
                .asString()
                .contains("customer-created");
    }

    @Test
    void a_merge_tells_every_identifier_that_moved() {
        String older = resolve(email);
        String younger = resolve(visitor, "device_id:" + visitor);

        wire.touch(fresh("t"), NOON, email, visitor);

        CustomerId survivor = new CustomerId(older);
        soon().untilAsserted(() -> {
            assertThat(customerOf(visitor)).contains(survivor);
            assertThat(customerOf("device_id:" + visitor)).contains(survivor);
            assertThat(customerOf("customer_id:" + younger)).contains(survivor);
            assertThat(wire.customerEvents(older)).anyMatch(event -> event.contains("customers-merged"));
        });
    }

    @Test
    void an_unmerge_tells_them_all_again_with_a_higher_version() {
        String ana = resolve(email);
        String other = resolve(visitor);
        String merge = merge(ana, other);
        soon().until(() ->
                customerOf(visitor).filter(new CustomerId(ana)::equals).isPresent());
        long version = wire.mapped(visitor).orElseThrow().version();

        undoing(merge, false).statusCode(200);

        soon().untilAsserted(() -> {
            assertThat(customerOf(visitor)).contains(new CustomerId(other));
            assertThat(customerOf("customer_id:" + other)).contains(new CustomerId(other));
            assertThat(wire.customerEvents(ana)).anyMatch(event -> event.contains("customers-unmerged"));
        });
        assertThat(wire.mapped(visitor).orElseThrow().version()).isGreaterThan(version);
    }

    @Test
    void a_touchpoint_that_comes_again_does_not_bring_an_undone_merge_back() {
        String ana = resolve(email);
        String other = resolve(visitor);
        String touchpoint = fresh("t");
        wire.touch(touchpoint, NOON, email, visitor);
        soon().until(() -> ana.equals(whoIs(visitor)));
        String merge =
                Suite.asPlatform().get("/api/customers/{id}/identity", ana).path("merges[0].mergeId");
        undoing(merge, false).statusCode(200);

        wire.touch(touchpoint, NOON, email, visitor);
        String after = "x_marker:" + fresh("marker");
        wire.touch(fresh("t"), NOON, email, after);

        soon().until(() -> ana.equals(whoIs(after)));
        assertThat(whoIs(visitor)).isEqualTo(other);
    }

    @Test
    void what_follows_from_a_touchpoint_carries_its_trace() {
        wire.touch(fresh("t"), NOON, visitor);

        soon().untilAsserted(() -> assertThat(wire.identityRecords(visitor))
                .anyMatch(record -> new String(
                                record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8)
                        .equals(Wire.TRACE)));
    }

    @Test
    void a_broken_record_is_parked_with_its_reason_and_the_others_go_on() {
        String key = fresh("broken");
        long before = parked();
        wire.send(key, "{\"id\":");
        wire.send(key, "{\"id\":\"x\",\"channel\":\"pigeon\"}");
        wire.touch(fresh("t"), NOON, visitor);

        soon().until(() -> whoIs(visitor) != null);
        soon().untilAsserted(() -> assertThat(parked()).isEqualTo(before + 2));
    }

    @Test
    void the_device_of_two_people_goes_with_the_later_touchpoint_whichever_arrives_first() {
        String device = "device_id:" + fresh("device");
        String ana = "loyalty_card:" + fresh("ana");
        String spouse = "loyalty_card:" + fresh("spouse");
        wire.touch(fresh("t"), NOON.plusSeconds(60), spouse, device);
        soon().until(() -> whoIs(spouse) != null);

        wire.touch(fresh("t"), NOON, ana, device);

        soon().until(() -> whoIs(ana) != null);
        assertThat(whoIs(device)).isEqualTo(whoIs(spouse)).isNotEqualTo(whoIs(ana));
    }

    private long parked() {
        return pool.query("SELECT count(*) FROM parked_touchpoints WHERE reason <> ''")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private Optional<CustomerId> customerOf(String identifier) {
        return wire.mapped(identifier).map(IdentifierMapped::customerId);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
