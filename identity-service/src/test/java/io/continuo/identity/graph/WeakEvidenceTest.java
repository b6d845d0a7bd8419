package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;

/** A device says which device was used, not by whom. */
class WeakEvidenceTest {

    private final GraphFixture graph = new GraphFixture();

    @Test
    void two_emails_on_one_computer_are_two_people() {
        CustomerId ana =
                graph.seen("email:ana@shop.example", "anonymous_id:home").customer();
        CustomerId ben =
                graph.seen("email:ben@shop.example", "anonymous_id:home").customer();

        assertThat(ben).isNotEqualTo(ana);
        assertThat(graph.whoIs("anonymous_id:home")).isEqualTo(ben);
    }

    @Test
    void two_emails_on_one_card_are_one_person() {
        CustomerId ana = graph.seen("loyalty_card:1", "email:ana@shop.example").customer();

        assertThat(graph.seen("loyalty_card:1", "email:ana@work.example").customer())
                .isEqualTo(ana);
    }

    @Test
    void a_user_id_and_an_email_on_one_computer_are_one_person() {
        CustomerId ana =
                graph.seen("email:ana@shop.example", "anonymous_id:home").customer();

        assertThat(graph.seen("user_id:7", "anonymous_id:home").customer()).isEqualTo(ana);
    }

    @Test
    void the_order_of_arrival_does_not_matter() {
        CustomerId ben =
                graph.seenAt(2, "email:ben@shop.example", "anonymous_id:home").customer();
        CustomerId ana =
                graph.seenAt(1, "email:ana@shop.example", "anonymous_id:home").customer();

        assertThat(ana).isNotEqualTo(ben);
        assertThat(graph.whoIs("anonymous_id:home")).isEqualTo(ben);
    }
}
