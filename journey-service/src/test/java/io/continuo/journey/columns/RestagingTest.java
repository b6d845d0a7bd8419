package io.continuo.journey.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stage.Staging;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules change while touchpoints come in: what is seen is always of one version, and right by it. */
class RestagingTest {

    private static final List<String> TYPES = List.of("Page Viewed", "Order Completed", "Feedback Given", "Seen");
    private static final List<String> CHANNELS = List.of("web", "facebook", "call_center");
    private static final List<String> RULES = List.of(
            "",
            "{\"stage\": \"advocacy\", \"types\": [\"seen\"]}",
            "{\"stage\": \"service\", \"channels\": [\"web\"]}",
            "{\"stage\": \"purchase\", \"properties\": {\"size\": {\"atLeast\": 5}}}",
            "{\"stage\": \"awareness\", \"types\": [\"*a*\"], \"properties\": {\"size\": {\"anyOf\": [\"3\"]}}},"
                    + " {\"stage\": \"purchase\", \"properties\": {\"size\": {\"atLeast\": 5}}}");

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Partitions partitions = new Partitions(Set.of(), Storage.MEMORY, 7, background::add);
    private final Map<String, List<Touched>> held = new TreeMap<>();
    private final List<Partition> open = new ArrayList<>();
    private final Map<Integer, StageRules> versions = new TreeMap<>();
    private final AtomicInteger told = new AtomicInteger(1);
    private Random random = new Random(0);

    private record Touched(
            String type,
            Channel channel,
            Map<String, Object> properties,
            @Nullable Stage named) {

        Stage stage(StageRules rules) {
            return named != null ? named : rules.stageOf(type, channel, new TreeMap<>(properties));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatIsSeenIsOfOneVersionAndRightByIt(long seed) {
        random = new Random(seed);
        partitions.total(2);
        versions.put(1, StageRules.defaults());
        partitions.onRules(told::set);
        open.add(partitions.open(0, this::read, (schema, visitor) -> everybody(0, schema, visitor)));
        open.add(partitions.open(1, this::read, (schema, visitor) -> everybody(1, schema, visitor)));
        for (int i = 0; i < 200; i++) {
            step();
            check();
        }
        while (!background.isEmpty()) {
            background.remove().run();
        }
        check();
        assertThat(told).hasValue(versions.size());
        assertThat(partitions.owned(Set.of()).missing()).isEmpty();
    }

    @Test
    void rulesThatTestNothingNewAreInForceAtOnce() {
        partitions.total(1);
        partitions.onRules(told::set);
        partitions.open(0, this::read, (schema, visitor) -> {});
        background.remove().run();

        partitions.rules(rules(2, "{\"stage\": \"advocacy\", \"types\": [\"seen\"]}"));

        assertThat(told).hasValue(2);
        assertThat(background).isEmpty();
    }

    private void step() {
        switch (random.nextInt(6)) {
            case 0 -> {
                int version = versions.size() + 1;
                StageRules next = rules(version, RULES.get(random.nextInt(RULES.size())));
                versions.put(version, next);
                partitions.rules(next);
            }
            case 1 -> {
                if (!background.isEmpty()) {
                    background.remove().run();
                }
            }
            default -> arrives();
        }
    }

    private void arrives() {
        int partition = random.nextInt(2);
        String customer = partition + "-" + random.nextInt(4);
        Touched touched = new Touched(
                TYPES.get(random.nextInt(TYPES.size())),
                new Channel(CHANNELS.get(random.nextInt(CHANNELS.size()))),
                random.nextBoolean() ? Map.of("size", random.nextInt(8)) : Map.of(),
                random.nextInt(5) == 0 ? Stage.AWARENESS : null);
        List<Touched> all = held.computeIfAbsent(customer, any -> new ArrayList<>());
        all.add(touched);
        int number = all.size();
        open.get(partition).add(customer, schema -> mark(schema, number, touched));
    }

    private void check() {
        Partitions.Owned owned = partitions.owned(Set.of());
        StageRules rules = versions.getOrDefault(told.get(), StageRules.defaults());
        for (Snapshot snapshot : owned.here()) {
            List<Shape> shapes = snapshot.schema().shapes().values();
            snapshot.scan((chunk, from, to, customer) -> {
                List<Stage> seen = new ArrayList<>();
                for (int place = from; place < to; place++) {
                    seen.add(shapes.get(chunk.shapes()[place]).stage());
                }
                assertThat(seen)
                        .isEqualTo(held.get(customer.get()).stream()
                                .map(touched -> touched.stage(rules))
                                .toList());
            });
        }
    }

    private void everybody(int partition, Schema schema, ObjLongConsumer<Run> visitor) {
        held.keySet().stream()
                .filter(customer -> customer.startsWith(partition + "-"))
                .forEach(customer -> visitor.accept(read(customer, schema), 1));
    }

    private Run read(String customer, Schema schema) {
        List<Mark> marks = new ArrayList<>();
        held.getOrDefault(customer, List.of()).forEach(touched -> marks.add(mark(schema, marks.size() + 1, touched)));
        return Run.of(customer, marks, 0);
    }

    private static Mark mark(Schema schema, int number, Touched touched) {
        Staging staging = schema.staging();
        String channel = touched.channel().name();
        long facts = touched.named() != null ? Shape.NAMED : staging.facts(new TreeMap<>(touched.properties()));
        Stage stage = touched.named() != null ? touched.named() : staging.stageOf(touched.type(), channel, facts);
        Shape shape = new Shape(touched.type(), channel, stage, null, true, facts);
        return new Mark(number, schema.shapes().code(shape), number, new int[0]);
    }

    private static StageRules rules(int version, String rules) {
        String json =
                "{\"version\": %d, \"purchases\": [\"order completed\"], \"otherwise\": \"consideration\", \"rules\": [%s]}"
                        .formatted(version, rules);
        return EventJson.read(json, StageRules.class);
    }
}
