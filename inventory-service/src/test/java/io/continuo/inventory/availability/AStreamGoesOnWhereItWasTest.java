package io.continuo.inventory.availability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AStreamGoesOnWhereItWasTest {

    private static final long[] NOTHING = {-1, -1, -1};

    @Test
    void whatWasToldIsReadAgain() {
        long[] told = {0xFFFFFFFFL, -1, 0};
        assertThat(Position.write(told)).isEqualTo("ffffffff.-.0");
        assertThat(Position.read("ffffffff.-.0", 3)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2", "1.2.3.4", "x.y.z", "1..3", "123456789.1.1", "1.2.3\u0000", "../../../etc"})
    void anythingElseStandsForKnowingNothing(String position) {
        assertThat(Position.read(position, 3)).isEqualTo(NOTHING);
    }

    @Test
    void whoSaysNothingKnowsNothing() {
        assertThat(Position.read(null, 3)).isEqualTo(NOTHING);
    }
}
