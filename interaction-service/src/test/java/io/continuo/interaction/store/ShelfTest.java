package io.continuo.interaction.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long things are kept. */
class ShelfTest {

    @ParameterizedTest
    @EnumSource(names = "PLACED")
    void aRepetitionIsRecognisedForAWeek(Shelf shelf) {
        assertThat(shelf.retention()).isGreaterThanOrEqualTo(Duration.ofDays(7));
    }
}
