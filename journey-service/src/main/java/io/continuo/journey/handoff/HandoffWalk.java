package io.continuo.journey.handoff;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.query.Masks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds hand-offs: two contacts after one another in different channels. The customer is lost when after the second one,
 * which was no purchase, they are not met for so long; while less time has passed, that is not known.
 */
final class HandoffWalk implements Visitor {

    private static final int NONE = -1;

    private final HandoffQuery query;
    private final Masks masks;
    private final List<Shape> shapes;
    private final long lostAfter;
    private final long repeatedWithin;
    private final long knownUntil;
    private final HandoffCounts counts = new HandoffCounts();
    private final Set<HandoffCounts.Counts> ofCustomer = new HashSet<>();

    HandoffWalk(HandoffQuery query, Schema schema) {
        this.query = query;
        this.masks = new Masks(List.of(query.where()), schema);
        this.shapes = schema.shapes().values();
        this.lostAfter = query.lostAfter().toMillis();
        this.repeatedWithin = query.repeatedWithin().toMillis();
        this.knownUntil = query.now().toEpochMilli();
    }

    /** Which columns are looked at. */
    int[] columns() {
        return masks.columns();
    }

    HandoffCounts counts() {
        return counts;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        ofCustomer.clear();
        int last = NONE;
        for (int place = next(chunk, from, to); place < to; place = next(chunk, place + 1, to)) {
            if (last != NONE) {
                pass(chunk, last, place, to);
            }
            last = place;
        }
        if (!ofCustomer.isEmpty()) {
            counts.customer();
        }
    }

    /** The next contact that is looked at. */
    private int next(Chunk chunk, int from, int to) {
        int[] byShape = masks.byShape();
        int place = from;
        while (place < to) {
            int shape = chunk.shapes()[place];
            boolean asked = byShape[shape] != 0 && masks.refine(byShape[shape], chunk, place) != 0;
            if (asked && shapes.get(shape).contact()) {
                return place;
            }
            place++;
        }
        return to;
    }

    private void pass(Chunk chunk, int last, int place, int to) {
        Shape before = shapes.get(chunk.shapes()[last]);
        Shape now = shapes.get(chunk.shapes()[place]);
        long time = chunk.times()[place];
        boolean counted =
                time >= query.period().start() && time < query.period().end();
        if (!counted || before.channel().equals(now.channel())) {
            return;
        }
        HandoffCounts.Counts handoffs = counts.of(before.channel(), now.channel());
        handoffs.volume++;
        handoffs.wait.add(time - chunk.times()[last]);
        handoffs.customers += ofCustomer.add(handoffs) ? 1 : 0;
        if (before.stage() == Stage.SERVICE && now.stage() == Stage.SERVICE) {
            handoffs.service++;
            handoffs.repeated += time - chunk.times()[last] <= repeatedWithin ? 1 : 0;
        }
        int following = next(chunk, place + 1, to);
        boolean met = following < to && chunk.times()[following] - time <= lostAfter;
        if (met || now.stage() == Stage.PURCHASE || knownUntil - time > lostAfter) {
            handoffs.decided++;
            handoffs.lost += met || now.stage() == Stage.PURCHASE ? 0 : 1;
        }
    }
}
