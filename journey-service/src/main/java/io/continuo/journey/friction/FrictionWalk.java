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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds what hurts on each journey. What it looks for is said at {@link Friction} and in docs/journeys.md. */
final class FrictionWalk implements Visitor {

    private static final int LOOP = 4;

    private final Set<Friction> wanted;
    private final FrictionSettings settings;
    private final Facts facts;
    private final Kinds kinds;
    private final Found found;
    private final long now;
    private final Map<Integer, CaseCourse> courses = new LinkedHashMap<>();

    /** By the link to its reservation: where a promise was made that is not kept yet. */
    private final Map<Integer, Integer> promises = new LinkedHashMap<>();

    private @Nullable Endings known;
    private int[] contacts = new int[64];

    /**
     * @param wanted what is looked for
     * @param now until when the journeys are known
     * @param found takes what is found
     */
    FrictionWalk(Set<Friction> wanted, FrictionSettings settings, Instant now, Schema schema, Found found) {
        this.wanted = wanted;
        this.settings = settings;
        this.facts = new Facts(schema);
        this.kinds = new Kinds(schema, settings.errors());
        this.found = found;
        this.now = now.toEpochMilli();
    }

    int[] columns() {
        return facts.columns(new int[0]);
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        found.begin();
        Endings endings = known;
        if (endings == null) {
            endings = new Endings(kinds, facts, settings.lostAfter(), now, chunk);
            known = endings;
        }
        endings.of(chunk, from, to);
        contacts(chunk, from, to, endings);
        facts(chunk, from, to, endings);
        cases(chunk, from, to, endings);
        found.end(customer);
    }

    private void contacts(Chunk chunk, int from, int to, Endings endings) {
        int number = 0;
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
            if (found.isCounted(chunk.times()[place])) {
                went(chunk, place, number > 1 ? contacts[number - 2] : -1, endings);
            }
            if (number - LOOP >= loopFrom && isLoop(chunk, number)) {
                loopFrom = number - 1;
                loop(chunk, number, endings);
            }
            lastService = service(chunk, place, lastService, endings);
        }
    }

    /** How it went on after a contact: whether it was a dead end, and whether a hand-off lost the customer. */
    private void went(Chunk chunk, int place, int before, Endings endings) {
        long time = chunk.times()[place];
        found.contact(time, badly(place, endings));
        if (!endings.isLossKnown(place)) {
            return;
        }
        boolean lost = endings.isLost(place);
        Shape shape = kinds.shape(chunk.shapes()[place]);
        if (wanted.contains(Friction.DEAD_END) && !kinds.isPurchase(chunk.shapes()[place])) {
            found.could(new Spot(Friction.DEAD_END, shape.type(), shape.channel(), null), time, lost);
        }
        if (wanted.contains(Friction.DROP_AFTER_HANDOFF) && before >= 0) {
            String channel = kinds.shape(chunk.shapes()[before]).channel();
            if (!channel.equals(shape.channel())) {
                found.could(new Spot(Friction.DROP_AFTER_HANDOFF, null, shape.channel(), channel), time, lost);
            }
        }
    }

    /** Null as long as that is not known. */
    private static @Nullable Boolean badly(int place, Endings endings) {
        return endings.isKnown(place) ? endings.isBad(place) : null;
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
        promises.clear();
        for (int place = from; place < to; place++) {
            int shape = chunk.shapes()[place];
            if (kinds.isError(shape)) {
                happened(spot(Friction.ERROR, shape), chunk, place, endings);
            }
            if (kinds.isPromise(shape)) {
                promises.putIfAbsent(facts.link(chunk, place), place);
            } else if (kinds.isKept(shape)) {
                Integer promised = promises.remove(facts.link(chunk, place));
                if (promised != null) {
                    late(chunk, promised, chunk.times()[place], endings);
                }
            }
        }
        promises.values().forEach(promised -> late(chunk, promised, now, endings));
    }

    private void late(Chunk chunk, int promised, long until, Endings endings) {
        long since = chunk.times()[promised] + settings.goodsAfter().toMillis();
        if (until > since) {
            slow(chunk, promised, since, endings);
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
        Instant until = Instant.ofEpochMilli(now);
        courses.values()
                .forEach(course -> course.opening()
                        .ifPresent(opening -> course.silentFor(settings.slowAfter(), until)
                                .ifPresent(since -> slow(chunk, opening.place(), since.toEpochMilli(), endings))));
    }

    /** @param since when it had become slow */
    private void slow(Chunk chunk, int place, long since, Endings endings) {
        happened(spot(Friction.SLOW_WAIT, chunk.shapes()[place]), chunk, place, since, endings);
    }

    private Spot spot(Friction kind, int shape) {
        return new Spot(kind, kinds.shape(shape).type(), kinds.shape(shape).channel(), null);
    }

    private void happened(Spot spot, Chunk chunk, int place, Endings endings) {
        happened(spot, chunk, place, chunk.times()[place], endings);
    }

    private void happened(Spot spot, Chunk chunk, int place, long since, Endings endings) {
        if (wanted.contains(spot.kind())) {
            found.happened(spot, chunk.times()[place], since, badly(place, endings));
        }
    }
}
