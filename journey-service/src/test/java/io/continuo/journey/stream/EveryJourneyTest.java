package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import io.continuo.journey.customer.JourneyLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All journeys read in one pass are those that are read one by one. */
class EveryJourneyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachIsWhatItIsByItself(long seed) {
        Random random = new Random(seed);
        Set<String> customers = new TreeSet<>();
        try (DrivenTopology topology = new DrivenTopology()) {
            for (int step = 0; step < 200; step++) {
                String identifier = "x_card:" + random.nextInt(15);
                if (random.nextInt(3) == 0) {
                    String customer = "customer" + "-".repeat(random.nextInt(3)) + random.nextInt(8);
                    customers.add(customer);
                    topology.map(identifier, customer, step + 1);
                } else {
                    String at = Instant.ofEpochSecond(random.nextInt(40)).toString();
                    int id = random.nextInt(120);
                    topology.touchpoint("t" + id, "Seen", "web", at, identifier, Map.of("n", id));
                }
            }
            for (int max : new int[] {1, 5, 1_000}) {
                Map<CustomerId, JourneyLog> alone = new TreeMap<>(Comparator.comparing(CustomerId::value));
                customers.stream().map(CustomerId::new).forEach(customer -> {
                    JourneyLog log = topology.latest(customer, max);
                    if (!log.touches().isEmpty()) {
                        alone.put(customer, log);
                    }
                });
                Map<CustomerId, JourneyLog> together = new TreeMap<>(Comparator.comparing(CustomerId::value));
                topology.scan(max)
                        .each((customer, log) -> assertThat(together.put(customer, log))
                                .as("shown once")
                                .isNull());
                assertThat(together).isEqualTo(alone);
            }
        }
    }
}
