package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;

/** More identifiers of a type than a person plausibly has are not linked, and somebody is to look at it. */
class LimitsTest {

    private final GraphFixture graph = new GraphFixture();

    @Test
    void an_email_too_many_becomes_a_customer_of_its_own() {
        CustomerId person = graph.seen("loyalty_card:1", "email:1@shop.example").customer();
        graph.seen("loyalty_card:1", "email:2@shop.example");
        graph.seen("loyalty_card:1", "email:3@shop.example");

        Resolution.Resolved fourth = graph.seen("loyalty_card:1", "email:4@shop.example");

        assertThat(fourth.customer()).isEqualTo(person);
        assertThat(graph.whoIs("email:3@shop.example")).isEqualTo(person);
        assertThat(graph.whoIs("email:4@shop.example")).isNotEqualTo(person);
        assertThat(fourth.conflicts()).extracting(Conflict::kind).containsExactly(Conflict.Kind.LIMIT);
    }

    @Test
    void customers_who_would_have_too_many_together_are_not_merged() {
        graph.seen("loyalty_card:1", "email:1@shop.example");
        CustomerId one = graph.seen("loyalty_card:1", "email:2@shop.example").customer();
        graph.seen("phone:+34600", "email:3@shop.example");
        CustomerId two = graph.seen("phone:+34600", "email:4@shop.example").customer();

        graph.seen("loyalty_card:1", "phone:+34600");

        assertThat(graph.whoIs("phone:+34600")).isNotEqualTo(one);
        assertThat(graph.whoIs("email:4@shop.example")).isEqualTo(graph.whoIs("phone:+34600"));
        assertThat(two).isNotEqualTo(one);
    }

    @Test
    void a_device_too_many_is_not_linked() {
        for (int device = 1; device <= 4; device++) {
            graph.seen("loyalty_card:1", "device_id:" + device);
        }

        CustomerId person = graph.seen("loyalty_card:1", "device_id:5").customer();

        assertThat(graph.whoIs("device_id:4")).isEqualTo(person);
        assertThat(graph.whoIs("device_id:5")).isNotEqualTo(person);
    }
}
