package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.journey.History;
import io.continuo.journey.customer.PlacedTouch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    /** Looks at the columns after every arrival, so that touchpoints go into blocks and out of them again. */
    @Test
    void theColumnsHoldTheSameJourneysAfterEveryArrival() {
        for (long seed = 0; seed < 20; seed++) {
            History history = History.random(seed);
            try (DrivenTopology topology = new DrivenTopology()) {
                for (History.Entry entry : history.records()) {
                    pipe(topology, entry);
                    assertColumnsAgree(topology, seed);
                }
            }
        }
    }

    private static void assertColumnsAgree(DrivenTopology topology, long seed) {
        Map<String, List<String>> inColumns = new TreeMap<>();
        topology.snapshot()
                .scan((chunk, from, to, customer) -> inColumns.put(
                        customer.get(),
                        IntStream.range(from, to)
                                .mapToObj(i -> chunk.times()[i] + " "
                                        + topology.snapshot()
                                                .schema()
                                                .shapes()
                                                .value(chunk.shapes()[i])
                                                .channel())
                                .toList()));
        Map<String, List<String>> inRows = new TreeMap<>();
        for (String customer : List.of("c0", "c1", "c2")) {
            List<String> touches = topology.latest(new CustomerId(customer), 100).touches().stream()
                    .map(PlacedTouch::touch)
                    .map(touch -> touch.occurredAt().toEpochMilli() + " " + touch.channel())
                    .toList();
            if (!touches.isEmpty()) {
                inRows.put(customer, touches);
            }
        }
        assertThat(inColumns).as("seed %d", seed).isEqualTo(inRows);
    }

    private static void pipe(DrivenTopology topology, History.Entry entry) {
        String topic = entry.touchpoint() != null ? Topics.TOUCHPOINTS.name() : Topics.IDENTITIES.name();
        topology.pipe(topic, LogKeys.subject(entry.identifier()), entry.json());
    }

    private static void assertComesTo(History history, List<History.Entry> arrivals, long seed) {
        try (DrivenTopology topology = new DrivenTopology()) {
            for (History.Entry entry : arrivals) {
                pipe(topology, entry);
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
