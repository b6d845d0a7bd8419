package io.continuo.journey.experience;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Unanswerable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is calculated from, cell by cell. Additive, and whole numbers only: however customers are spread and in
 * whatever order they are added, the figures come out the same.
 */
public final class MetricCounts implements Partial<MetricCounts> {

    /** More cells than this say nothing to anybody. */
    static final int MAX_CELLS = 20_000;

    private final Map<Cell, Counts> cells = new HashMap<>();

    /**
     * What is kept of one cell: named numbers, and times in milliseconds.
     *
     * @param numbers by name
     */
    record Counts(Map<String, Long> numbers, TimeTally times) {

        Counts() {
            this(new TreeMap<>(), new TimeTally());
        }

        void count(String name) {
            numbers.merge(name, 1L, Long::sum);
        }

        long number(String name) {
            return numbers.getOrDefault(name, 0L);
        }

        void merge(Counts other) {
            other.numbers.forEach((name, number) -> numbers.merge(name, number, Long::sum));
            times.merge(other.times);
        }
    }

    Counts of(Cell cell) {
        Counts known = cells.get(cell);
        if (known == null) {
            if (cells.size() >= MAX_CELLS) {
                throw new Unanswerable("/by", "gives more than " + MAX_CELLS + " groups");
            }
            known = new Counts();
            cells.put(cell, known);
        }
        return known;
    }

    @Override
    public MetricCounts plus(MetricCounts other) {
        other.cells.forEach((cell, counts) -> of(cell).merge(counts));
        return this;
    }

    Map<Cell, Counts> cells() {
        return cells;
    }

    @Override
    public void write(PartialOutput out) {
        out.each(cells.entrySet(), cell -> {
            out.each(cell.getKey().key(), value -> {
                out.number(value == null ? 0 : 1);
                if (value != null) {
                    out.text(value);
                }
            });
            out.number(cell.getKey().bucket());
            out.each(cell.getValue().numbers().entrySet(), number -> {
                out.text(number.getKey());
                out.number(number.getValue());
            });
            out.numbers(cell.getValue().times().millis());
        });
    }

    static MetricCounts read(PartialInput in) {
        MetricCounts counts = new MetricCounts();
        in.each(() -> {
            List<@Nullable String> key = new ArrayList<>();
            in.each(() -> key.add(in.number() == 0 ? null : in.text()));
            Counts kept = counts.of(new Cell(key, in.number()));
            in.each(() -> kept.numbers().merge(in.text(), in.number(), Long::sum));
            for (long time : in.numbers()) {
                kept.times().add(time);
            }
        });
        return counts;
    }
}
