package io.continuo.benchmarks.journey;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.columns.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The partitions of journey-service without its log: generated journeys in columns. */
final class State {

    static final int PARTITIONS = 12;

    private static final int CHANGES = 20_000;

    private final List<Columns> partitions = new ArrayList<>();
    private final int[][] shapes = new int[PARTITIONS][Histories.TYPES.length * Histories.CHANNELS.length];

    State() {
        this(List.of());
    }

    /** @param properties with a column; what purchases have is generated */
    State(List<String> properties) {
        for (int i = 0; i < PARTITIONS; i++) {
            Columns columns = new Columns(
                    new Schema(properties),
                    Storage.MEMORY,
                    (customer, schema) -> {
                        throw new IllegalStateException("two touchpoints in one millisecond");
                    },
                    CHANGES);
            partitions.add(columns);
            for (int type = 0; type < Histories.TYPES.length; type++) {
                for (int channel = 0; channel < Histories.CHANNELS.length; channel++) {
                    shapes[i][type * Histories.CHANNELS.length + channel] = columns.schema()
                            .shapes()
                            .code(new Shape(
                                    Histories.TYPES[type],
                                    Histories.CHANNELS[channel],
                                    Stage.CONSIDERATION,
                                    null,
                                    true));
                }
            }
        }
    }

    /** Puts whole journeys in, as a process does that makes its columns anew. */
    long load(Histories histories) {
        Histories.History history = new Histories.History();
        long touchpoints = 0;
        for (int customer = 0; customer < histories.customers(); customer++) {
            histories.read(customer, history);
            List<Mark> marks = new ArrayList<>(history.size);
            for (int i = 0; i < history.size; i++) {
                marks.add(mark(customer, history, i, customer * 31 + i * 0x9E3779B9));
            }
            touchpoints += history.size;
            partition(customer).replace(Run.of(Histories.customerId(customer), marks, properties(customer)));
        }
        partitions.forEach(Columns::seal);
        return touchpoints;
    }

    void add(int customer, Mark mark) {
        partition(customer).add(Histories.customerId(customer), mark);
    }

    Mark mark(int customer, Histories.History history, int at, int id) {
        int shape = history.types[at] * Histories.CHANNELS.length + history.channels[at];
        boolean bought = Histories.TYPES[history.types[at]].equals(Histories.STEPS[Histories.STEPS.length - 1]);
        Map<String, Object> properties = bought
                ? Map.of("revenue", 10 + (id & 0xff), "currency", "EUR", "order_id", customer + "-" + at)
                : Map.of();
        int[] codes = partition(customer).schema().codes(new TreeMap<>(properties));
        return new Mark(history.times[at], shapes[customer % PARTITIONS][shape], id, codes);
    }

    private int properties(int customer) {
        return partition(customer).schema().properties().size();
    }

    private Columns partition(int customer) {
        return partitions.get(customer % PARTITIONS);
    }

    List<Snapshot> snapshots() {
        return partitions.stream().map(Columns::snapshot).toList();
    }

    long bytes() {
        return partitions.stream()
                .mapToLong(partition -> partition.size().blockBytes())
                .sum();
    }
}
