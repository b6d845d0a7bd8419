package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;

/** A person has one user id and one loyalty card: two of them are two people, whatever connects them. */
class UniqueIdentifiersTest {

    private final GraphFixture graph = new GraphFixture();

    @Test
    void two_cards_on_one_tablet_are_two_people() {
        CustomerId ana = graph.seen("loyalty_card:ana", "device_id:tablet").customer();
        CustomerId spouse =
                graph.seen("loyalty_card:spouse", "device_id:tablet").customer();

        assertThat(spouse).isNotEqualTo(ana);
        assertThat(graph.whoIs("loyalty_card:ana")).isEqualTo(ana);
    }

    @Test
    void the_tablet_goes_with_whoever_used_it_last() {
        graph.seen("loyalty_card:ana", "device_id:tablet");
        CustomerId spouse =
                graph.seen("loyalty_card:spouse", "device_id:tablet").customer();
        assertThat(graph.whoIs("device_id:tablet")).isEqualTo(spouse);

        CustomerId ana = graph.seen("loyalty_card:ana", "device_id:tablet").customer();
        assertThat(graph.whoIs("device_id:tablet")).isEqualTo(ana);
    }

    @Test
    void a_late_upload_does_not_take_the_tablet_back() {
        CustomerId spouse =
                graph.seenAt(9, "loyalty_card:spouse", "device_id:tablet").customer();
        CustomerId ana = graph.seenAt(3, "loyalty_card:ana", "device_id:tablet").customer();

        assertThat(ana).isNotEqualTo(spouse);
        assertThat(graph.whoIs("device_id:tablet")).isEqualTo(spouse);
    }

    @Test
    void a_later_sighting_with_the_same_customer_counts_as_use() {
        CustomerId ana = graph.seenAt(1, "loyalty_card:ana", "device_id:tablet").customer();
        graph.seenAt(9, "loyalty_card:ana", "device_id:tablet");
        graph.seenAt(5, "loyalty_card:spouse", "device_id:tablet");

        assertThat(graph.whoIs("device_id:tablet")).isEqualTo(ana);
    }

    @Test
    void an_email_stays_where_it_is_and_the_conflict_is_recorded() {
        CustomerId ana =
                graph.seen("loyalty_card:ana", "email:ana@shop.example").customer();

        Resolution.Resolved other = graph.seen("loyalty_card:other", "email:ana@shop.example");

        assertThat(other.customer()).isNotEqualTo(ana);
        assertThat(graph.whoIs("email:ana@shop.example")).isEqualTo(ana);
        assertThat(other.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.UNIQUE);
            assertThat(conflict.weaker()).hasToString("Identifier[type=email, value=ana@shop.example]");
        });
    }

    @Test
    void two_user_ids_in_one_sighting_are_two_people() {
        Resolution.Resolved both = graph.seen("user_id:1", "user_id:2");

        assertThat(both.customer()).isEqualTo(graph.whoIs("user_id:1")).isNotEqualTo(graph.whoIs("user_id:2"));
        assertThat(both.conflicts()).hasSize(1);
    }

    @Test
    void customers_who_would_have_two_user_ids_are_not_merged() {
        CustomerId one = graph.seen("user_id:1", "phone:+34600").customer();
        CustomerId two = graph.seen("user_id:2", "email:two@shop.example").customer();

        graph.seen("email:two@shop.example", "phone:+34600");

        assertThat(graph.whoIs("phone:+34600")).isEqualTo(one).isNotEqualTo(two);
    }
}
