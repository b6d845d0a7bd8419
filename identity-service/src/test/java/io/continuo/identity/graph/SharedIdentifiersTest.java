package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;

/** What many people use carries touchpoints and links nobody. */
class SharedIdentifiersTest {

    private final GraphFixture graph = new GraphFixture();

    @Test
    void a_device_of_too_many_people_becomes_shared_and_a_customer_of_its_own() {
        CustomerId last = graph.seen("loyalty_card:1", "device_id:d").customer();
        for (int person = 2; person <= 4; person++) {
            last = graph.seen("loyalty_card:" + person, "device_id:d").customer();
        }

        assertThat(graph.isShared("device_id:d")).isTrue();
        assertThat(graph.whoIs("device_id:d")).isNotEqualTo(last).isNotEqualTo(graph.whoIs("loyalty_card:1"));
    }

    @Test
    void it_is_shared_whatever_the_order_of_arrival() {
        for (int person = 4; person >= 1; person--) {
            graph.seenAt(person, "loyalty_card:" + person, "device_id:d");
        }

        assertThat(graph.isShared("device_id:d")).isTrue();
    }

    @Test
    void the_same_two_people_taking_turns_do_not_make_it_shared() {
        for (int turn = 0; turn < 10; turn++) {
            graph.seen("loyalty_card:c" + turn % 2, "device_id:d");
        }

        assertThat(graph.isShared("device_id:d")).isFalse();
    }

    @Test
    void a_device_marked_by_pattern_never_links() {
        CustomerId ana =
                graph.seen("email:ana@shop.example", "device_id:showroom-1").customer();

        assertThat(graph.whoIs("device_id:showroom-1")).isNotEqualTo(ana);
        assertThat(graph.seen("device_id:showroom-1").customer()).isEqualTo(graph.whoIs("device_id:showroom-1"));
    }

    @Test
    void it_still_carries_touchpoints() {
        CustomerId tablet = graph.seen("device_id:showroom-1").customer();

        assertThat(graph.seen("device_id:showroom-1").customer()).isEqualTo(tablet);
    }
}
