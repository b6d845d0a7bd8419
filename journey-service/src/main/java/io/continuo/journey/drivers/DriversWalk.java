package io.continuo.journey.drivers;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.experience.AnswerSubjects;
import io.continuo.journey.friction.FrictionSettings;
import io.continuo.journey.friction.Kinds;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds answers, and what went before each. Asking for an answer, and answering, is no contact here. */
final class DriversWalk implements Visitor {

    private static final int ANSWER = 1;
    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final int LONGEST_NUMBER = 30;

    private final DriversQuery query;
    private final Schema schema;
    private final Masks masks;
    private final List<Shape> shapes;
    private final boolean[] contact;
    private final Kinds kinds;
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
        this.contact = AnswerSubjects.meetings(shapes);
        this.kinds = new Kinds(schema, FrictionSettings.DEFAULTS.errors());
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
            int bit = 1 << (i + 1);
            row[i] = switch (query.factors().get(i)) {
                case Factor.Item item -> number(chunk, place, schema.column(item.property()));
                case Factor.Told told -> fact(told.fact(), chunk, first, place);
                case Factor.Counted counted -> count(chunk, first, place, at -> (met(chunk, at) & bit) != 0);
            };
        }
        products.add(outcome, row);
    }

    private double fact(Factor.Fact fact, Chunk chunk, int from, int to) {
        return switch (fact) {
            case CONTACTS -> count(chunk, from, to, place -> isContact(chunk, place));
            case SERVICE_CONTACTS ->
                count(
                        chunk,
                        from,
                        to,
                        place -> isContact(chunk, place) && shape(chunk, place).stage() == Stage.SERVICE);
            case REPEATED_CONTACTS -> repeated(chunk, from, to);
            case ERRORS -> count(chunk, from, to, place -> kinds.isError(chunk.shapes()[place]));
            case HANDOFFS, LONGEST_WAIT -> between(fact, chunk, from, to);
        };
    }

    private static int count(Chunk chunk, int from, int to, IntPredicate counts) {
        int count = 0;
        for (int place = from; place < to; place++) {
            count += counts.test(place) ? 1 : 0;
        }
        return count;
    }

    private int repeated(Chunk chunk, int from, int to) {
        FrictionSettings settings = FrictionSettings.DEFAULTS;
        int repeated = 0;
        int last = -1;
        for (int place = from; place < to; place++) {
            if (!kinds.isService(chunk.shapes()[place])) {
                continue;
            }
            if (last >= 0) {
                long gap = chunk.times()[place] - chunk.times()[last];
                boolean again = gap > settings.repeatedAfter().toMillis()
                        && gap <= settings.repeatedWithin().toMillis();
                repeated += again ? 1 : 0;
            }
            last = place;
        }
        return repeated;
    }

    private double between(Factor.Fact fact, Chunk chunk, int from, int to) {
        int handoffs = 0;
        long longest = 0;
        int last = -1;
        for (int place = from; place < to; place++) {
            if (!isContact(chunk, place)) {
                continue;
            }
            if (last >= 0) {
                boolean same =
                        shape(chunk, place).channel().equals(shape(chunk, last).channel());
                handoffs += same ? 0 : 1;
                longest = Math.max(longest, chunk.times()[place] - chunk.times()[last]);
            }
            last = place;
        }
        return fact == Factor.Fact.HANDOFFS ? handoffs : longest / HOUR;
    }

    private boolean isContact(Chunk chunk, int place) {
        return contact[chunk.shapes()[place]];
    }

    private Shape shape(Chunk chunk, int place) {
        return shapes.get(chunk.shapes()[place]);
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
