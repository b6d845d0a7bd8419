package io.continuo.journey.friction;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.experience.CaseCourse;
import io.continuo.journey.experience.Fact;
import io.continuo.journey.experience.Facts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what hurts on each journey. What it looks for is said at {@link Friction} and in docs/journeys.md. */
final class FrictionWalk implements Visitor {

    private static final int LOOP = 4;

    private final FrictionQuery query;
    private final FrictionSettings settings;
    private final Facts facts;
    private final Kinds kinds;
    private final FrictionCounts counts;
    private final long now;
    private final Map<Integer, CaseCourse> courses = new LinkedHashMap<>();
    private final Set<FrictionCounts.Counts> ofCustomer = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Endings known;
    private int[] contacts = new int[64];

    FrictionWalk(FrictionQuery query, Schema schema, FrictionCounts counts) {
        this.query = query;
        this.settings = query.settings();
        this.facts = new Facts(schema);
        this.kinds = new Kinds(schema, settings.errors());
        this.counts = counts;
        this.now = query.now().toEpochMilli();
    }

    int[] columns() {
        return facts.columns(new int[0]);
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        ofCustomer.clear();
        Endings endings = known;
        if (endings == null) {
            endings = new Endings(kinds, facts, settings.lostAfter(), now, chunk);
            known = endings;
        }
        endings.of(chunk, from, to);
        contacts(chunk, from, to, endings);
        facts(chunk, from, to, endings);
        cases(chunk, from, to, endings);
    }

    private void contacts(Chunk chunk, int from, int to, Endings endings) {
        int number = 0;
        int inPeriod = 0;
        int loopFrom = 0;
        int lastService = -1;
        for (int place = from; place < to; place++) {
            if (!kinds.isMet(chunk.shapes()[place])) {
                continue;
            }
            if (number == contacts.length) {
                contacts = Arrays.copyOf(contacts, 2 * number);
            }
            contacts[number++] = place;
            boolean counted = isCounted(chunk.times()[place]);
            if (counted) {
                inPeriod++;
                went(chunk, place, number > 1 ? contacts[number - 2] : -1, endings);
            }
            if (number - LOOP >= loopFrom && isLoop(chunk, number)) {
                loopFrom = number - 1;
                loop(chunk, number, endings);
            }
            lastService = service(chunk, place, lastService, endings);
        }
        if (inPeriod > 0) {
            counts.customer();
        }
    }

    /** How it went on after a contact: whether it was a dead end, and whether a hand-off lost the customer. */
    private void went(Chunk chunk, int place, int before, Endings endings) {
        if (endings.isKnown(place)) {
            counts.went(endings.isBad(place));
        }
        if (!endings.isLossKnown(place)) {
            return;
        }
        boolean lost = endings.isLost(place);
        Shape shape = kinds.shape(chunk.shapes()[place]);
        if (!kinds.isPurchase(chunk.shapes()[place])) {
            could(new Spot(Friction.DEAD_END, shape.type(), shape.channel(), null), lost);
        }
        if (before >= 0) {
            String channel = kinds.shape(chunk.shapes()[before]).channel();
            if (!channel.equals(shape.channel())) {
                could(new Spot(Friction.DROP_AFTER_HANDOFF, null, shape.channel(), channel), lost);
            }
        }
    }

    private boolean isLoop(Chunk chunk, int number) {
        String first = type(chunk, number - LOOP);
        String second = type(chunk, number - LOOP + 1);
        return !first.equals(second)
                && first.equals(type(chunk, number - 2))
                && second.equals(type(chunk, number - 1))
                && chunk.times()[contacts[number - 1]] - chunk.times()[contacts[number - LOOP]]
                        <= settings.loopWithin().toMillis();
    }

    private void loop(Chunk chunk, int number, Endings endings) {
        String one = type(chunk, number - 2);
        String other = type(chunk, number - 1);
        int place = contacts[number - 1];
        boolean inOrder = one.compareTo(other) < 0;
        happened(
                new Spot(
                        Friction.LOOP,
                        inOrder ? other : one,
                        kinds.shape(chunk.shapes()[place]).channel(),
                        inOrder ? one : other),
                chunk,
                place,
                endings);
    }

    private String type(Chunk chunk, int contact) {
        return kinds.shape(chunk.shapes()[contacts[contact]]).type();
    }

    /** The last service contact from now on. */
    private int service(Chunk chunk, int place, int last, Endings endings) {
        if (!kinds.isService(chunk.shapes()[place])) {
            return last;
        }
        if (last >= 0) {
            long gap = chunk.times()[place] - chunk.times()[last];
            if (gap > settings.repeatedAfter().toMillis()
                    && gap <= settings.repeatedWithin().toMillis()) {
                Shape shape = kinds.shape(chunk.shapes()[place]);
                String before = kinds.shape(chunk.shapes()[last]).channel();
                happened(
                        new Spot(Friction.REPEATED_CONTACT, shape.type(), shape.channel(), before),
                        chunk,
                        place,
                        endings);
            }
        }
        return place;
    }

    /** Errors, and what was promised and took long. */
    private void facts(Chunk chunk, int from, int to, Endings endings) {
        int promised = -1;
        for (int place = from; place < to; place++) {
            int shape = chunk.shapes()[place];
            if (kinds.isError(shape)) {
                happened(spot(Friction.ERROR, shape), chunk, place, endings);
            }
            if (kinds.isPromise(shape)) {
                promised = promised < 0 ? place : promised;
            } else if (promised >= 0 && kinds.isKept(shape)) {
                slow(
                        chunk,
                        promised,
                        chunk.times()[place],
                        settings.goodsAfter().toMillis(),
                        endings);
                promised = -1;
            }
        }
        if (promised >= 0) {
            slow(chunk, promised, now, settings.goodsAfter().toMillis(), endings);
        }
    }

    private void cases(Chunk chunk, int from, int to, Endings endings) {
        courses.clear();
        for (int place = from; place < to; place++) {
            if (facts.of(chunk, place) instanceof Fact.Move move) {
                courses.computeIfAbsent(facts.link(chunk, place), any -> new CaseCourse(settings.repeatedAfter()))
                        .add(move, Instant.ofEpochMilli(chunk.times()[place]), place);
            }
        }
        Instant until = query.now();
        courses.values()
                .forEach(course -> course.opening()
                        .ifPresent(opening -> slow(
                                chunk,
                                opening.place(),
                                opening.at().plus(course.longestSilence(until)).toEpochMilli(),
                                settings.slowAfter().toMillis(),
                                endings)));
    }

    private void slow(Chunk chunk, int place, long until, long after, Endings endings) {
        if (until - chunk.times()[place] > after) {
            happened(spot(Friction.SLOW_WAIT, chunk.shapes()[place]), chunk, place, endings);
        }
    }

    private Spot spot(Friction kind, int shape) {
        return new Spot(kind, kinds.shape(shape).type(), kinds.shape(shape).channel(), null);
    }

    private void happened(Spot spot, Chunk chunk, int place, Endings endings) {
        if (!isCounted(chunk.times()[place]) || !query.kinds().contains(spot.kind())) {
            return;
        }
        FrictionCounts.Counts found = counts.of(spot);
        found.occurrences++;
        found.customers += ofCustomer.add(found) ? 1 : 0;
        if (endings.isKnown(place)) {
            found.decided++;
            found.bad += endings.isBad(place) ? 1 : 0;
        }
    }

    /** What is a loss by itself, or could have been one. */
    private void could(Spot spot, boolean lost) {
        if (!query.kinds().contains(spot.kind())) {
            return;
        }
        FrictionCounts.Counts found = counts.of(spot);
        found.of++;
        found.decided++;
        if (lost) {
            found.occurrences++;
            found.bad++;
            found.customers += ofCustomer.add(found) ? 1 : 0;
        }
    }

    private boolean isCounted(long time) {
        return time >= query.period().start() && time < query.period().end();
    }
}
