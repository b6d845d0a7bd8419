package io.continuo.journey.handoff;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.experience.AnswerSubjects;
import io.continuo.journey.experience.Facts;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Purchases;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Finds hand-offs: two contacts after one another in different channels. The customer is lost when after the second one,
 * which was no purchase, they are not met for so long; while less time has passed, that is not known. Asking for an answer,
 * and answering, is no contact here.
 */
final class HandoffWalk implements Visitor {

    private final HandoffQuery query;
    private final Masks masks;
    private final List<Shape> shapes;
    private final boolean[] contact;
    private final Purchases purchases;
    private final Facts facts;
    private final CustomerTypes types;
    private final Visits visits;
    private final HandoffCounts counts = new HandoffCounts();
    private final Set<Object> ofCustomer = Collections.newSetFromMap(new IdentityHashMap<>());

    HandoffWalk(HandoffQuery query, Schema schema) {
        this.query = query;
        this.masks = new Masks(List.of(query.where()), schema);
        this.shapes = schema.shapes().values();
        this.contact = AnswerSubjects.meetings(shapes);
        this.purchases = new Purchases(schema);
        this.facts = new Facts(schema);
        this.types = new CustomerTypes(schema);
        this.visits = new Visits(schema, facts);
    }

    /** Which columns are looked at. */
    int[] columns() {
        return facts.columns(IntStream.concat(IntStream.of(masks.columns()), IntStream.of(types.columns()))
                .toArray());
    }

    HandoffCounts counts() {
        return counts;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        visits.clear();
        ofCustomer.clear();
        types.begin(from);
        for (int place = from; place < to; place++) {
            if (isLookedAt(chunk, place)) {
                visits.add(chunk, place);
            }
        }
        visits.hear(chunk, from, to);
        for (int at = 1; at < visits.size(); at++) {
            if (visits.isHandoff(at) && query.isCounted(chunk.times()[visits.place(at)])) {
                pass(chunk, at);
            }
        }
        if (!ofCustomer.isEmpty()) {
            counts.customer();
        }
    }

    private boolean isLookedAt(Chunk chunk, int place) {
        int shape = chunk.shapes()[place];
        int mask = masks.byShape()[shape];
        return mask != 0 && contact[shape] && masks.refine(mask, chunk, place) != 0;
    }

    private void pass(Chunk chunk, int at) {
        int place = visits.place(at);
        int last = visits.place(at - 1);
        Shape before = shapes.get(chunk.shapes()[last]);
        Shape now = shapes.get(chunk.shapes()[place]);
        long waited = chunk.times()[place] - chunk.times()[last];
        HandoffCounts.OfPair pair = counts.of(before.channel(), now.channel());
        Passed passed = pair.of(types.before(chunk, place));
        pair.customers += ofCustomer.add(pair) ? 1 : 0;
        passed.customers += ofCustomer.add(passed) ? 1 : 0;
        passed.volume++;
        passed.wait.add(waited);
        visits.addTo(passed.before, at - 1);
        visits.addTo(passed.after, at);
        if (before.stage() == Stage.SERVICE && now.stage() == Stage.SERVICE) {
            passed.service++;
            passed.repeated += waited <= query.repeatedWithin().toMillis() ? 1 : 0;
        }
        decide(chunk, at, passed);
    }

    private void decide(Chunk chunk, int at, Passed passed) {
        long time = chunk.times()[visits.place(at)];
        long lostAfter = query.lostAfter().toMillis();
        boolean kept = purchases.isPurchase(chunk.shapes()[visits.place(at)])
                || (at + 1 < visits.size() && chunk.times()[visits.place(at + 1)] - time <= lostAfter);
        if (kept || query.now().toEpochMilli() - time > lostAfter) {
            passed.decided++;
            passed.lost += kept ? 0 : 1;
        }
    }
}
