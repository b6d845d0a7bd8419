package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;

class LinkingByTouchpointsTest {

    private final GraphFixture graph = new GraphFixture();

    @Test
    void an_anonymous_visitor_who_gives_an_email_stays_the_same_customer() {
        CustomerId visitor = graph.seen("anonymous_id:a").customer();

        Resolution.Resolved identified = graph.seen("anonymous_id:a", "email:ana@shop.example");

        assertThat(identified.customer()).isEqualTo(visitor);
        assertThat(identified.created()).isFalse();
        assertThat(identified.matchedBy()).hasToString("Identifier[type=anonymous_id, value=a]");
        assertThat(graph.whoIs("email:ana@shop.example")).isEqualTo(visitor);
    }

    @Test
    void two_known_customers_become_one_and_the_older_id_stays() {
        CustomerId older = graph.seen("email:ana@shop.example").customer();
        CustomerId younger = graph.seen("loyalty_card:1").customer();

        CustomerId one = graph.seen("loyalty_card:1", "email:ana@shop.example").customer();

        assertThat(one).isEqualTo(older).isNotEqualTo(younger);
        assertThat(graph.whoIs("loyalty_card:1")).isEqualTo(older);
    }

    @Test
    void a_merged_id_keeps_resolving() {
        graph.seen("email:ana@shop.example");
        CustomerId younger = graph.seen("loyalty_card:1").customer();
        CustomerId one = graph.seen("loyalty_card:1", "email:ana@shop.example").customer();

        assertThat(graph.graph.customerOf(younger)).isEqualTo(one);
    }

    @Test
    void a_new_identifier_belongs_to_the_base_customer_of_the_strongest_companion() {
        CustomerId base = graph.seen("email:ana@shop.example").base();
        graph.mergeByHand(base, graph.seen("phone:+34600").base());

        assertThat(graph.seen("phone:+34600", "facebook:ana").base())
                .isNotEqualTo(base)
                .isEqualTo(graph.seen("phone:+34600").base());
    }

    @Test
    void nobody_is_created_where_that_is_not_wanted() {
        Resolution resolution = graph.see(0, false, "email:ana@shop.example");

        assertThat(resolution).isInstanceOf(Resolution.Unknown.class);
        assertThat(graph.graph.changes().isEmpty()).isTrue();
    }

    @Test
    void a_known_customer_still_learns_identifiers_where_nobody_is_to_be_created() {
        CustomerId ana = graph.seen("email:ana@shop.example").customer();

        graph.see(1, false, "loyalty_card:1", "email:ana@shop.example");

        assertThat(graph.whoIs("loyalty_card:1")).isEqualTo(ana);
    }

    @Test
    void the_same_sighting_again_changes_nothing() {
        graph.seen("email:ana@shop.example", "loyalty_card:1");
        int changes = graph.graph.changes().links().size();

        graph.seen("email:ana@shop.example", "loyalty_card:1");

        assertThat(graph.graph.changes().links()).hasSize(changes);
    }
}
