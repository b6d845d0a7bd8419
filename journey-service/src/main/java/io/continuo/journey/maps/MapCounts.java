package io.continuo.journey.maps;

import io.continuo.events.Stage;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.experience.MetricCounts;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What happened, cell by cell. Additive. */
final class MapCounts implements Partial<MapCounts> {

    private final Map<Place, CellCounts> cells = new TreeMap<>();
    private final Map<Metric, MetricCounts> experience = new EnumMap<>(Metric.class);
    private long customers;

    CellCounts of(Place place) {
        return cells.computeIfAbsent(place, any -> new CellCounts());
    }

    /** What is said of the cells. */
    void measured(Metric metric, MetricCounts counts) {
        experience.merge(metric, counts, MetricCounts::plus);
    }

    /** Somebody who was met. */
    void customer() {
        customers++;
    }

    @Override
    public MapCounts plus(MapCounts other) {
        other.cells.forEach((place, counts) -> of(place).merge(counts));
        other.experience.forEach(this::measured);
        customers += other.customers;
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.number(customers);
        out.each(cells.entrySet(), cell -> {
            out.text(cell.getKey().stage().name());
            out.text(cell.getKey().channel());
            cell.getValue().write(out);
        });
        experience.values().forEach(counts -> counts.write(out));
    }

    /** Reads the cells; what is said of them follows, metric by metric. */
    static MapCounts read(PartialInput in) {
        MapCounts counts = new MapCounts();
        counts.customers = in.number();
        in.each(() -> counts.of(new Place(stage(in.text()), in.text())).merge(CellCounts.read(in)));
        return counts;
    }

    private static Stage stage(String name) {
        try {
            return Stage.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new PartialInput.Malformed("there is no such stage");
        }
    }

    /** In the order of stages, then of channels. */
    Map<Place, CellCounts> cells() {
        return cells;
    }

    /** By metric, in their order. */
    Map<Metric, MetricCounts> experience() {
        return experience;
    }

    /** Who were met at all. */
    long customers() {
        return customers;
    }
}
