package io.continuo.journey.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void theMeanOfVeryLongOnesIsRight() {
        Durations durations = new Durations();
        for (int i = 0; i < 5; i++) {
            durations.add(Long.MAX_VALUE - 1);
        }
        Durations twice = new Durations();
        twice.merge(durations);
        twice.merge(durations);

        assertThat(Math.round((double) twice.mean().toMillis() / Long.MAX_VALUE * 1_000))
                .isEqualTo(1_000);
    }

    @Test
    void thereIsNoFigureOfNothing() {
        Durations none = new Durations();

        assertThat(none.mean()).isNull();
        assertThat(none.median()).isNull();
        assertThat(none.longest()).isNull();
    }

    @Test
    void ofAnEvenNumberTheMedianLiesBetweenTheTwoInTheMiddle() {
        Durations durations = new Durations();
        for (long millis : new long[] {400, 100, 300, 200}) {
            durations.add(millis);
        }

        assertThat(durations.median()).isEqualTo(Duration.ofMillis(250));
        assertThat(durations.mean()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void beyondTheExactNumberTheMedianIsRightToHalfAPercentHoweverTheyAreAddedUp() {
        Random random = new Random(7);
        long[] all = random.longs(40_000, 0, 30L * 24 * 60 * 60 * 1000).toArray();
        Durations[] parts = {new Durations(1_000), new Durations(1_000), new Durations(1_000)};
        for (int i = 0; i < all.length; i++) {
            parts[i < 500 ? 0 : 1 + i % 2].add(all[i]);
        }
        parts[0].merge(parts[1]);
        parts[0].merge(parts[2]);
        Arrays.sort(all);

        assertThat(parts[0].count()).isEqualTo(all.length);
        assertThat(millis(parts[0].median())).isCloseTo(all[all.length / 2], withinPercentage(0.5));
        assertThat(millis(parts[0].mean()))
                .isCloseTo((long) Arrays.stream(all).average().orElseThrow(), withinPercentage(0.001));
        assertThat(parts[0].shortest()).isEqualTo(Duration.ofMillis(all[0]));
        assertThat(parts[0].longest()).isEqualTo(Duration.ofMillis(all[all.length - 1]));
    }

    private static long millis(Duration duration) {
        return duration == null ? -1 : duration.toMillis();
    }
}
