package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;

/** An unmerge takes away exactly one merge, whatever came after it. */
class UnmergingTest {

    private final GraphFixture graph = new GraphFixture();

    @Test
    void both_customers_have_their_ids_and_identifiers_back() {
        CustomerId ana = graph.seen("email:ana@shop.example").customer();
        CustomerId ben = graph.seen("email:ben@shop.example").customer();
        Merged merged = graph.mergeByHand(ben, ana);
        assertThat(graph.whoIs("email:ben@shop.example")).isEqualTo(ana);

        Unmerged unmerged = graph.undo(merged.edge());

        assertThat(unmerged.kept()).isEqualTo(ana);
        assertThat(unmerged.restored()).isEqualTo(ben);
        assertThat(graph.whoIs("email:ana@shop.example")).isEqualTo(ana);
        assertThat(graph.whoIs("email:ben@shop.example")).isEqualTo(ben);
    }

    @Test
    void what_was_learnt_since_goes_with_the_identifier_it_was_learnt_from() {
        CustomerId ana = graph.seen("email:ana@shop.example").customer();
        CustomerId ben = graph.seen("email:ben@shop.example").customer();
        Merged merged = graph.mergeByHand(ana, ben);
        graph.seen("email:ben@shop.example", "device_id:phone-of-ben");

        graph.undo(merged.edge());

        assertThat(graph.whoIs("device_id:phone-of-ben")).isEqualTo(ben);
    }

    @Test
    void a_chain_is_undone_in_another_order_than_it_was_made() {
        CustomerId a = graph.seen("loyalty_card:a").customer();
        CustomerId b = graph.seen("phone:+34601").customer();
        CustomerId c = graph.seen("email:c@shop.example").customer();
        Merged first = graph.mergeByHand(b, c);
        Merged second = graph.mergeByHand(a, b);
        assertThat(graph.whoIs("email:c@shop.example")).isEqualTo(a);

        graph.undo(first.edge());
        assertThat(graph.whoIs("email:c@shop.example")).isEqualTo(c);
        assertThat(graph.whoIs("phone:+34601")).isEqualTo(a);

        graph.undo(second.edge());
        assertThat(graph.whoIs("phone:+34601")).isEqualTo(b);
        assertThat(graph.whoIs("loyalty_card:a")).isEqualTo(a);
    }

    @Test
    void a_merge_by_touchpoint_can_be_undone_too() {
        CustomerId ana = graph.seen("email:ana@shop.example").customer();
        CustomerId card = graph.seen("loyalty_card:1").customer();
        graph.seen("loyalty_card:1", "email:ana@shop.example");

        graph.undo(graph.standing().getFirst());

        assertThat(graph.whoIs("email:ana@shop.example")).isEqualTo(ana);
        assertThat(graph.whoIs("loyalty_card:1")).isEqualTo(card);
    }
}
