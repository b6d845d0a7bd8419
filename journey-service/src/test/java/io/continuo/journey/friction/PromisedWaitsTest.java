package io.continuo.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.PromiseChanged.State;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.query.Period;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whoever was promised several things waits for each of them. */
class PromisedWaitsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final Lived lived = new Lived();

    @Test
    void anotherPromiseThatIsKeptEndsNoWait() {
        lived.promise("ana", "fridge", State.PROMISED, day(0));
        lived.promise("ana", "lamp", State.PROMISED, day(1));
        lived.promise("ana", "lamp", State.FULFILLED, day(2));

        assertThat(slowWaits()).isEqualTo(1);
    }

    @Test
    void eachIsJudgedFromItsOwnBeginning() {
        lived.promise("ana", "fridge", State.PROMISED, day(0));
        lived.promise("ana", "lamp", State.PROMISED, day(1));
        lived.promise("ana", "fridge", State.READY, day(8));
        lived.promise("ana", "lamp", State.READY, day(8));

        assertThat(slowWaits()).as("eight days and seven").isEqualTo(1);
    }

    private long slowWaits() {
        FrictionCounts counts = FrictionQuery.of(Period.ALWAYS, day(100))
                .count(lived.partitions(1).getFirst());
        return counts.spots().entrySet().stream()
                .filter(spot -> spot.getKey().kind() == Friction.SLOW_WAIT)
                .mapToLong(spot -> spot.getValue().occurrences)
                .sum();
    }

    private static Instant day(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }
}
