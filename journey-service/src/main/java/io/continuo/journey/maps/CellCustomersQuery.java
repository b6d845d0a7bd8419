package io.continuo.journey.maps;

import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Chosen;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for the customers who were met in a cell.
 *
 * @param after only ids after this one; null: all
 * @param most how many, the first by id
 */
record CellCustomersQuery(
        Place place, Period period, Instant now, @Nullable String after, int most) implements Question<Chosen> {

    @Override
    public Set<String> properties() {
        return Set.of();
    }

    @Override
    public Chosen count(Snapshot snapshot) {
        List<Shape> shapes = snapshot.schema().shapes().values();
        boolean[] meant = new boolean[shapes.size()];
        for (int shape = 0; shape < meant.length; shape++) {
            meant[shape] =
                    shapes.get(shape).contact() && Place.of(shapes.get(shape)).equals(place);
        }
        Chosen chosen = new Chosen(most);
        long end = Math.min(period.end() - 1, now.toEpochMilli());
        snapshot.scan((chunk, from, to, customer) -> {
            for (int at = from; at < to; at++) {
                long time = chunk.times()[at];
                if (meant[chunk.shapes()[at]] && time >= period.start() && time <= end) {
                    chosen.add(customer.get(), after);
                    return;
                }
            }
        });
        return chosen;
    }

    @Override
    public Chosen read(PartialInput in) {
        return Chosen.read(in, most);
    }
}
