package io.continuo.journey.stream;

import io.continuo.events.CustomerId;
import io.continuo.events.LogKeys;
import io.continuo.events.LogSettings;
import io.continuo.journey.History;
import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.customer.StoredJourneyReader;
import io.continuo.journey.intake.Intake;
import io.continuo.journey.placement.Arrival;
import io.continuo.journey.placement.ErasurePart;
import io.continuo.journey.placement.News;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.placement.PlacementBytes;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.trace.RecordTracing;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The two steps as a broker and a process see them that crash now and then: after a crash the input is read again from
 * the last commit, the state is that of any moment since, and of the messages sent since any tail may be missing.
 */
final class CrashingSteps {

    private static final RecordTracing TRACING = new RecordTracing(OpenTelemetry.noop());

    private final Random random;
    private final List<History.Entry> uncommitted = new ArrayList<>();
    private final List<Map<Bytes, byte[]>> statesSinceCommit = new ArrayList<>();
    private final Map<String, List<Record<String, News>>> sentSinceCommit = new TreeMap<>();
    private final Map<String, List<Record<String, News>>> delivered = new TreeMap<>();
    private Map<Bytes, byte[]> state = new TreeMap<>();
    private final KeyValueStore<Bytes, byte[]> journeys =
            Stores.inMemoryKeyValueStore(JourneyStep.STORE).get();

    CrashingSteps(Random random) {
        this.random = random;
        statesSinceCommit.add(state);
    }

    void take(History.Entry entry) {
        uncommitted.add(entry);
        place(entry);
        switch (random.nextInt(6)) {
            case 0 -> commit();
            case 1 -> crash();
            default -> {}
        }
    }

    /** Delivers everything; some of it twice, as after a crash of the second step. */
    void finish() {
        commit();
        MockProcessorContext<String, ErasurePart> context = new MockProcessorContext<>();
        context.addStateStore(journeys);
        Processor<String, Placement, String, ErasurePart> step = new JourneyStep(
                        TRACING,
                        LogSettings.DEFAULTS,
                        Stores::inMemoryKeyValueStore,
                        DrivenTopology.columns(new Partitions(Set.of(), Storage.MEMORY, 100, Runnable::run)))
                .get();
        step.init(context);
        for (List<Record<String, News>> records : delivered.values()) {
            records.forEach(record -> apply(step, record));
            records.subList(random.nextInt(records.size() + 1), records.size()).forEach(record -> apply(step, record));
        }
    }

    List<String> idsOf(CustomerId customer) {
        return new StoredJourneyReader(journeys)
                .latest(customer, 1_000).touches().stream()
                        .map(placed -> placed.touch().id())
                        .toList();
    }

    private static void apply(Processor<String, Placement, String, ErasurePart> step, Record<String, News> record) {
        if (record.value() instanceof Placement placement) {
            step.process(record.withValue(PlacementBytes.read(PlacementBytes.write(placement))));
        }
    }

    private void commit() {
        deliver(sentSinceCommit);
        sentSinceCommit.clear();
        uncommitted.clear();
        statesSinceCommit.clear();
        statesSinceCommit.add(state);
    }

    private void crash() {
        sentSinceCommit
                .values()
                .forEach(sent -> sent.subList(random.nextInt(sent.size() + 1), sent.size())
                        .clear());
        deliver(sentSinceCommit);
        sentSinceCommit.clear();
        state = statesSinceCommit.get(random.nextInt(statesSinceCommit.size()));
        statesSinceCommit.clear();
        statesSinceCommit.add(state);
        List.copyOf(uncommitted).forEach(this::place);
    }

    private void deliver(Map<String, List<Record<String, News>>> sent) {
        sent.forEach((key, records) ->
                delivered.computeIfAbsent(key, any -> new ArrayList<>()).addAll(records));
    }

    private void place(History.Entry entry) {
        KeyValueStore<Bytes, byte[]> identifiers =
                Stores.inMemoryKeyValueStore(PlacingStep.STORE).get();
        state.forEach(identifiers::put);
        MockProcessorContext<String, News> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(0);
        context.addStateStore(identifiers);
        Processor<String, Arrival, String, News> step =
                new PlacingStep(TRACING, DrivenTopology.FORGETTING, Stores::inMemoryKeyValueStore).get();
        step.init(context);
        step.process(new Record<>(LogKeys.subject(entry.identifier()), arrival(entry), 0));
        context.forwarded().forEach(captured -> sent(captured.record()));
        state = new TreeMap<>();
        identifiers.all().forEachRemaining(row -> state.put(row.key, row.value));
        statesSinceCommit.add(state);
    }

    private void sent(Record<? extends String, ? extends News> record) {
        sentSinceCommit
                .computeIfAbsent(record.key(), any -> new ArrayList<>())
                .add(new Record<>(record.key(), record.value(), record.timestamp(), record.headers()));
    }

    private static Arrival arrival(History.Entry entry) {
        byte[] json = entry.json().getBytes(StandardCharsets.UTF_8);
        String key = LogKeys.subject(entry.identifier());
        return entry.touchpoint() != null
                ? Intake.touchpoint(key, json).news()
                : Intake.identity(key, json).news();
    }
}
