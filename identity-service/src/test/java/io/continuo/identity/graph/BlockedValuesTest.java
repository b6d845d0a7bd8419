package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A placeholder is nobody's identifier. */
class BlockedValuesTest {

    private final GraphFixture graph = new GraphFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id:null",
                "user_id:NULL",
                "phone:0",
                "anonymous_id:Anonymous",
                "email:test@shop.example",
                "email:no-at-sign",
                "loyalty_card:--"
            })
    void it_names_nobody(String placeholder) {
        Resolution resolution = graph.see(0, true, placeholder);

        assertThat(resolution)
                .isInstanceOfSatisfying(
                        Resolution.NothingUsable.class,
                        nothing -> assertThat(nothing.ignored()).hasSize(1));
    }

    @Test
    void it_glues_nobody_together() {
        CustomerId ana = graph.seen("loyalty_card:1", "user_id:null").customer();
        Resolution.Resolved ben = graph.seen("loyalty_card:2", "user_id:null");

        assertThat(ben.customer()).isNotEqualTo(ana);
        assertThat(ben.ignored()).hasSize(1);
    }
}
