package io.continuo.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.funnel.Events.Event;
import io.continuo.journey.funnel.Funnel.Mode;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scan gives what the definition gives, on random journeys with many ties. */
class FunnelAgainstDefinitionTest {

    private static final int FUNNELS = 800;
    private static final int CUSTOMERS = 12;

    @ParameterizedTest
    @EnumSource
    void theScanComesToWhatEveryChoiceOfEventsComesTo(Mode mode) {
        for (int seed = 0; seed < FUNNELS; seed++) {
            Random random = new Random(seed);
            Funnel funnel = funnel(mode, random);
            FunnelQuery query = new FunnelQuery(funnel, null, null);
            for (int i = 0; i < CUSTOMERS; i++) {
                List<Event> events = events(random);
                FunnelCounts counts = Travelled.count(
                        query, new Events().customer("c", events).snapshot());
                TreeMap<Integer, int[]> expected = NaiveFunnel.of(funnel, events);
                String what = "seed " + seed + " " + funnel + " on " + events;
                for (int step = 0; step < funnel.steps().size(); step++) {
                    int[] reached = expected.get(step);
                    assertThat(counts.customers(step))
                            .as("step %d, %s", step, what)
                            .isEqualTo(reached == null ? 0 : 1);
                    if (reached != null && step > 0) {
                        assertThat(counts.sinceStart(step).mean())
                                .as("time to step %d, %s", step, what)
                                .isEqualTo(Duration.ofMinutes(reached[0] - reached[1]));
                    }
                    if (reached != null && step > 0 && isPlain(funnel)) {
                        assertThat(counts.sincePrevious(step).mean())
                                .as("time since the step before %d, %s", step, what)
                                .isEqualTo(Duration.ofMinutes(reached[0] - reached[2]));
                    }
                }
            }
        }
    }

    /** Whether each step has one step before it. */
    private static boolean isPlain(Funnel funnel) {
        return funnel.mode() == Mode.ORDERED
                && funnel.constant() == null
                && funnel.steps().stream().noneMatch(FunnelStep::optional);
    }

    private static Funnel funnel(Mode mode, Random random) {
        int number = 2 + random.nextInt(3);
        List<FunnelStep> steps = new ArrayList<>();
        for (int step = 0; step < number; step++) {
            boolean optional = mode != Mode.UNORDERED && step > 0 && step < number - 1 && random.nextInt(4) == 0;
            steps.add(new FunnelStep("s" + step, types(random), optional));
        }
        List<Exclusion> exclusions = new ArrayList<>();
        while (mode != Mode.STRICT && exclusions.size() < 2 && random.nextInt(3) == 0) {
            exclusions.add(exclusion(mode, steps, random));
        }
        Dimension constant = random.nextInt(4) == 0 ? Dimension.parse("properties.shelf") : null;
        return new Funnel(steps, mode, Duration.ofMinutes(random.nextInt(8)), exclusions, constant, Period.ALWAYS);
    }

    private static Exclusion exclusion(Mode mode, List<FunnelStep> steps, Random random) {
        List<Integer> mandatory = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            if (!steps.get(step).optional()) {
                mandatory.add(step);
            }
        }
        int from = mode == Mode.UNORDERED ? 0 : random.nextInt(mandatory.size() - 1);
        int to = mode == Mode.UNORDERED ? mandatory.size() - 1 : from + 1 + random.nextInt(mandatory.size() - 1 - from);
        return new Exclusion(types(random), mandatory.get(from), mandatory.get(to));
    }

    /** One type or two, so that an event may be several steps. */
    private static Where types(Random random) {
        List<String> types = new ArrayList<>(List.of(letter(random)));
        if (random.nextInt(3) == 0) {
            types.add(letter(random));
        }
        return new Where(types, Set.of(), Set.of(), Set.of(), Map.of());
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        int number = random.nextInt(9);
        int minutes = 1 + random.nextInt(12);
        for (int i = 0; i < number; i++) {
            String type = random.nextInt(10) == 0 ? "F" : letter(random);
            String shelf = random.nextInt(5) == 0
                    ? ""
                    : "xy".substring(random.nextInt(2)).substring(0, 1);
            events.add(new Event(type, random.nextInt(minutes), shelf));
        }
        events.sort(Comparator.comparingInt(Event::minute));
        return events;
    }

    private static String letter(Random random) {
        return String.valueOf((char) ('a' + random.nextInt(4)));
    }
}
