package io.continuo.journey.attribution;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Values;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Cuts journeys into paths. A conversion's path are the touches since the conversion before it, as far back as the lookback
 * reaches; what follows the last conversion is a path that did not convert. A conversion without touches is credited to
 * {@value #NONE}. Where the period ends a journey ends, so that the paths of a period that is over do not depend on what
 * came after it.
 */
final class PathWalk implements Visitor {

    /** What a conversion is credited to that nothing preceded. */
    static final String NONE = "(none)";

    private static final int CONVERSION = 1;
    private static final int TOUCH = 2;
    private static final int UNNUMBERED = -1;

    private final AttributionQuery query;
    private final Masks masks;
    private final Values values;
    private final Brought brought;
    private final boolean[] contact;
    private final Gathered gathered;
    private final TouchPath path = new TouchPath();
    private final Set<String> orders = new HashSet<>();
    private int[] numbers = new int[0];
    private int[] touched = new int[64];
    private long[] times = new long[64];
    private int waiting;
    private long converting;
    private BigDecimal revenue = BigDecimal.ZERO;
    private long ended;

    PathWalk(AttributionQuery query, Schema schema) {
        this.query = query;
        this.masks = new Masks(List.of(query.conversion(), query.touches()), schema);
        this.values = new Values(query.dimension(), schema);
        this.brought = new Brought(schema);
        List<Shape> shapes = schema.shapes().values();
        this.contact = new boolean[shapes.size()];
        for (int shape = 0; shape < contact.length; shape++) {
            contact[shape] = shapes.get(shape).contact();
        }
        this.gathered = query.empty();
    }

    /** Which columns are looked at. */
    int[] columns() {
        return IntStream.concat(
                        brought.columns(),
                        IntStream.concat(IntStream.of(masks.columns()), IntStream.of(values.columns())))
                .distinct()
                .toArray();
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        waiting = 0;
        orders.clear();
        int[] byShape = masks.byShape();
        long end = query.period().end();
        for (int place = from; place < to && chunk.times()[place] < end; place++) {
            int shape = chunk.shapes()[place];
            int met = byShape[shape] == 0 ? 0 : masks.refine(byShape[shape], chunk, place);
            if ((met & CONVERSION) != 0) {
                convert(chunk, place);
            } else if ((met & TOUCH) != 0 && contact[shape]) {
                touch(chunk, place);
            }
        }
        end();
    }

    /** What all customers that were shown come to. */
    Gathered gathered() {
        gathered.add(Totals.NONE.plus(BigDecimal.valueOf(converting), revenue, BigDecimal.valueOf(ended)));
        converting = 0;
        revenue = BigDecimal.ZERO;
        ended = 0;
        return gathered;
    }

    private void touch(Chunk chunk, int place) {
        int value = values.of(chunk, place);
        if (value == Dictionary.ABSENT) {
            return;
        }
        if (waiting == touched.length) {
            touched = Arrays.copyOf(touched, 2 * waiting);
            times = Arrays.copyOf(times, 2 * waiting);
        }
        touched[waiting] = value;
        times[waiting] = chunk.times()[place];
        waiting++;
    }

    private void convert(Chunk chunk, int place) {
        String order = brought.order(chunk, place);
        if (order != null && !orders.add(order)) {
            return;
        }
        long time = chunk.times()[place];
        if (time >= query.period().start()) {
            fill(time, Long.MIN_VALUE);
            if (path.length() == 0) {
                path.touch(gathered.number(NONE), 0);
            }
            BigDecimal amount = amount(chunk, place);
            converting++;
            revenue = revenue.add(amount);
            gathered.add(path.outcome(1, amount.doubleValue(), 0));
        }
        waiting = 0;
    }

    private BigDecimal amount(Chunk chunk, int place) {
        BigDecimal amount = brought.amount(chunk, place);
        String currency = brought.currency(chunk, place);
        boolean counts = query.currency() == null || query.currency().equals(currency);
        if (!counts || amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        gathered.currency(currency == null ? "" : currency);
        return amount;
    }

    private void end() {
        if (waiting > 0) {
            fill(times[waiting - 1], query.period().start());
            if (path.length() > 0) {
                ended++;
                gathered.add(path.outcome(0, 0, 1));
            }
        }
    }

    private void fill(long until, long earliest) {
        long since = Math.max(earliest, until - query.lookback().toMillis());
        path.clear();
        for (int i = 0; i < waiting; i++) {
            if (times[i] >= since) {
                path.touch(number(touched[i]), until - times[i]);
            }
        }
    }

    private int number(int value) {
        if (value >= numbers.length) {
            int known = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(values.size(), 2 * known));
            Arrays.fill(numbers, known, numbers.length, UNNUMBERED);
        }
        if (numbers[value] == UNNUMBERED) {
            numbers[value] = gathered.number(values.text(value));
        }
        return numbers[value];
    }
}
