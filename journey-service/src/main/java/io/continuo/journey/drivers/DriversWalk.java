package io.continuo.journey.drivers;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds answers, and what went before each. */
final class DriversWalk implements Visitor {

    private static final int ANSWER = 1;
    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final int LONGEST_NUMBER = 30;

    private final DriversQuery query;
    private final Schema schema;
    private final Masks masks;
    private final List<Shape> shapes;
    private final CrossProducts products;
    private final double[] row;

    DriversWalk(DriversQuery query, Schema schema) {
        this.query = query;
        this.schema = schema;
        List<Where> conditions = new ArrayList<>(List.of(query.answers()));
        query.factors()
                .forEach(factor ->
                        conditions.add(factor instanceof Factor.Counted counted ? counted.where() : Where.ANY));
        this.masks = new Masks(conditions, schema);
        this.shapes = schema.shapes().values();
        this.products = new CrossProducts(query.factors().size());
        this.row = new double[query.factors().size()];
    }

    /** Which columns are looked at. */
    int[] columns() {
        IntStream items = query.factors().stream()
                .filter(Factor.Item.class::isInstance)
                .mapToInt(factor -> schema.column(((Factor.Item) factor).property()));
        return IntStream.concat(
                        IntStream.of(schema.column(query.outcome())),
                        IntStream.concat(items, IntStream.of(masks.columns())))
                .distinct()
                .toArray();
    }

    CrossProducts products() {
        return products;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        for (int place = from; place < to; place++) {
            long time = chunk.times()[place];
            boolean counts =
                    time >= query.period().start() && time < query.period().end();
            if (counts && (met(chunk, place) & ANSWER) != 0) {
                answer(chunk, from, place);
            }
        }
    }

    private int met(Chunk chunk, int place) {
        int possible = masks.byShape()[chunk.shapes()[place]];
        return possible == 0 ? 0 : masks.refine(possible, chunk, place);
    }

    private void answer(Chunk chunk, int from, int place) {
        double outcome = number(chunk, place, schema.column(query.outcome()));
        if (Double.isNaN(outcome)) {
            return;
        }
        int first = place;
        long since = chunk.times()[place] - query.lookback().toMillis();
        while (first > from && chunk.times()[first - 1] >= since) {
            first--;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = switch (query.factors().get(i)) {
                case Factor.Item item -> number(chunk, place, schema.column(item.property()));
                case Factor.Told told -> fact(told.fact(), chunk, first, place);
                case Factor.Counted counted -> count(chunk, first, place, 1 << (i + 1));
            };
        }
        products.add(outcome, row);
    }

    private int count(Chunk chunk, int from, int to, int bit) {
        int count = 0;
        for (int place = from; place < to; place++) {
            count += (met(chunk, place) & bit) == 0 ? 0 : 1;
        }
        return count;
    }

    private double fact(Factor.Fact fact, Chunk chunk, int from, int to) {
        int contacts = 0;
        int service = 0;
        int handoffs = 0;
        long longest = 0;
        int last = -1;
        for (int place = from; place < to; place++) {
            Shape shape = shapes.get(chunk.shapes()[place]);
            if (!shape.contact()) {
                continue;
            }
            contacts++;
            service += shape.stage() == Stage.SERVICE ? 1 : 0;
            if (last >= 0) {
                boolean same =
                        shape.channel().equals(shapes.get(chunk.shapes()[last]).channel());
                handoffs += same ? 0 : 1;
                longest = Math.max(longest, chunk.times()[place] - chunk.times()[last]);
            }
            last = place;
        }
        return switch (fact) {
            case CONTACTS -> contacts;
            case SERVICE_CONTACTS -> service;
            case HANDOFFS -> handoffs;
            case LONGEST_WAIT -> longest / HOUR;
        };
    }

    /** Not a number where there is none. */
    private double number(Chunk chunk, int place, int column) {
        int code = chunk.property(column)[place];
        if (code == Dictionary.ABSENT) {
            return Double.NaN;
        }
        String text = schema.values(column).value(code);
        boolean plain = text.length() <= LONGEST_NUMBER && text.matches("-?\\d+(\\.\\d+)?");
        return plain ? Double.parseDouble(text) : Double.NaN;
    }
}
