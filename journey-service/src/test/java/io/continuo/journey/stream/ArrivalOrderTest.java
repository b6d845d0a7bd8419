package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.journey.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The answer depends on what happened, never on the order in which it became known. */
class ArrivalOrderTest {

    @Test
    void anyArrivalOrderOfTouchpointsAndMapEntriesGivesTheJourneysOfTheNaiveModel() {
        for (long seed = 0; seed < 60; seed++) {
            History history = History.random(seed);
            List<History.Entry> again = new ArrayList<>(history.records());
            Collections.shuffle(again, new Random(seed));
            assertComesTo(history, history.records(), seed);
            assertComesTo(history, again, seed);
        }
    }

    private static void assertComesTo(History history, List<History.Entry> arrivals, long seed) {
        try (DrivenTopology topology = new DrivenTopology()) {
            for (History.Entry entry : arrivals) {
                String topic = entry.touchpoint() != null ? Topics.TOUCHPOINTS.name() : Topics.IDENTITIES.name();
                topology.pipe(topic, LogKeys.subject(entry.identifier()), entry.json());
            }
            for (String customer : List.of("c0", "c1", "c2")) {
                assertThat(topology.idsOf(customer))
                        .as("journey of %s, seed %d", customer, seed)
                        .isEqualTo(history.journeys().getOrDefault(customer, List.of()));
            }
            history.buyers()
                    .forEach((order, buyer) -> assertThat(topology.buyers(order))
                            .as("buyer of %s, seed %d", order, seed)
                            .containsExactly(buyer));
        }
    }
}
