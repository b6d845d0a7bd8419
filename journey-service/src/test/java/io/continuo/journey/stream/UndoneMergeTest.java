package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.attribution.AttributionQuery;
import io.continuo.journey.attribution.Model;
import io.continuo.journey.funnel.Breakdown;
import io.continuo.journey.funnel.Funnel;
import io.continuo.journey.funnel.FunnelCounts;
import io.continuo.journey.funnel.FunnelQuery;
import io.continuo.journey.funnel.FunnelStep;
import io.continuo.journey.path.PathCounts;
import io.continuo.journey.path.PathQuestion;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Customers are merged and the merges undone: the answers to all questions are the old ones, to the last digit. */
class UndoneMergeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> CHANNELS = List.of("web", "store", "app", "facebook");
    private static final int DEVICES = 12;

    private final FunnelQuery funnel = new FunnelQuery(
            Funnel.of(
                    Funnel.Mode.ORDERED,
                    Duration.ofDays(3),
                    FunnelStep.of("look", Where.type("Look")),
                    FunnelStep.of("buy", Where.type("Order Completed"))),
            new Breakdown(Dimension.parse("channel"), Breakdown.Attribution.ANY),
            Interval.DAY);

    private final AttributionQuery attribution = new AttributionQuery(
            new AttributionQuery.Models(EnumSet.allOf(Model.class), 2, Duration.ofDays(1), Set.of("web")),
            Where.type("Order Completed"),
            Where.ANY,
            Duration.ofDays(30),
            Dimension.parse("channel"),
            null,
            Period.ALWAYS);

    private final PathQuestion paths = PathQuestion.of(Dimension.parse("channel"));

    private long version;

    @Test
    void whatIsUndoneHasLeftNoTrace() {
        for (long seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            try (DrivenTopology topology = new DrivenTopology()) {
                history(topology, random);
                String before = answers(topology);

                Map<Integer, Integer> moved = new TreeMap<>();
                for (int i = 0; i < 6; i++) {
                    int device = random.nextInt(DEVICES);
                    moved.put(device, device);
                    own(topology, device, random.nextInt(DEVICES));
                    assertThat(answers(topology)).isNotEmpty();
                }
                moved.forEach((device, owner) -> own(topology, device, owner));

                assertThat(answers(topology)).as("seed %d", seed).isEqualTo(before);
            }
        }
    }

    /** Every device is somebody's own. */
    private void history(DrivenTopology topology, Random random) {
        for (int device = 0; device < DEVICES; device++) {
            own(topology, device, device);
        }
        for (int number = 0; number < 150; number++) {
            boolean buys = random.nextInt(4) == 0;
            topology.touchpoint(
                    "t" + number,
                    buys ? "Order Completed" : "Look",
                    CHANNELS.get(random.nextInt(CHANNELS.size())),
                    START.plusSeconds(random.nextInt(20 * 24 * 3600)).toString(),
                    "device_id:d" + random.nextInt(DEVICES),
                    buys ? Map.of("order_id", "o" + number, "revenue", random.nextInt(100_000) / 100.0) : Map.of());
        }
    }

    private void own(DrivenTopology topology, int device, int customer) {
        topology.map("device_id:d" + device, "c" + customer, ++version);
    }

    private String answers(DrivenTopology topology) {
        List<String> answers = new ArrayList<>();
        FunnelCounts reached = funnel.count(topology.snapshot());
        answers.add(reached.customers(0) + " " + reached.customers(1) + " "
                + reached.sinceStart(1).median() + " " + reached.sinceStart(1).mean());
        reached.groups().forEach((value, counts) -> answers.add(value + " " + List.of(counts[0], counts[1])));
        reached.trend().forEach((day, counts) -> answers.add(day + " " + List.of(counts[0], counts[1])));
        attribution.count(topology.snapshot()).results().forEach(result -> answers.add(result.toString()));
        PathCounts ways = paths.count(topology.snapshot());
        answers.add(frequencies(ways).toString());
        return String.join("\n", answers);
    }

    private static Map<String, Long> frequencies(PathCounts ways) {
        Map<String, Long> frequencies = new TreeMap<>();
        ways.nodes().forEach((name, node) -> frequencies.put(name, node.frequency()));
        ways.edges().forEach((pair, edge) -> frequencies.put(pair.from() + " > " + pair.to(), edge.frequency()));
        return frequencies;
    }
}
