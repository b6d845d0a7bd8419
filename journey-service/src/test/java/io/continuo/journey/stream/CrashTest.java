package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import io.continuo.journey.History;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** At-least-once delivery: a crash loses messages that the state already counts as sent, or the other way round. */
class CrashTest {

    @Test
    void aCrashAnywhereLeavesTheJourneysRight() {
        for (long seed = 0; seed < 400; seed++) {
            History history = History.random(seed);
            CrashingSteps steps = new CrashingSteps(new Random(seed));
            history.records().forEach(steps::take);
            steps.finish();
            for (String customer : List.of("c0", "c1", "c2")) {
                assertThat(steps.idsOf(new CustomerId(customer)))
                        .as("journey of %s, seed %d", customer, seed)
                        .isEqualTo(history.journeys().getOrDefault(customer, List.of()));
            }
        }
    }
}
