package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody decided to be two people stays two people. */
class NeverLinkTest {

    private final GraphFixture graph = new GraphFixture();
    private CustomerId ana;
    private CustomerId ben;

    @BeforeEach
    void two_people_who_were_merged_by_mistake() {
        ana = graph.seen("email:ana@shop.example").customer();
        ben = graph.seen("phone:+34600").customer();
        graph.seen("email:ana@shop.example", "phone:+34600");
        MergeEdge edge = graph.standing().getFirst();
        graph.undo(edge);
        graph.neverAgain(edge);
    }

    @Test
    void the_same_evidence_again_does_not_merge_them() {
        Resolution.Resolved again = graph.seen("email:ana@shop.example", "phone:+34600");

        assertThat(graph.whoIs("phone:+34600")).isEqualTo(ben).isNotEqualTo(ana);
        assertThat(again.conflicts()).extracting(Conflict::kind).containsExactly(Conflict.Kind.NEVER_LINK);
    }

    @Test
    void nor_does_a_way_round_over_a_third_customer() {
        graph.seen("email:ana@shop.example", "facebook:third");
        graph.seen("phone:+34600", "facebook:third");

        assertThat(graph.whoIs("phone:+34600")).isEqualTo(ben);
        assertThat(graph.whoIs("facebook:third")).isEqualTo(ana);
    }

    @Test
    void a_device_does_not_change_sides_by_it() {
        graph.seen("email:ana@shop.example", "device_id:d");

        graph.seen("phone:+34600", "device_id:d");

        assertThat(graph.whoIs("device_id:d")).isEqualTo(ana);
    }
}
