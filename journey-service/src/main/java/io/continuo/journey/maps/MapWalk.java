package io.continuo.journey.maps;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import io.continuo.journey.query.Purchases;
import io.continuo.journey.stage.Glob;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Cuts journeys into visits: contacts after one another in one cell. What a visit comes to is known when the next one
 * begins, or when so much time has passed that none belongs to it any more.
 */
final class MapWalk implements Visitor {

    /** What customers do who want something; {@code *} stands for any text. */
    static final List<String> ASKING = List.of(
            "Call Received",
            "Message Received",
            "Comment Received",
            "Complaint Made",
            "Case Opened",
            "Case Message Received",
            "*Question*",
            "Ticket*",
            "Support*");

    private static final int NONE = -1;

    private final MapQuery query;
    private final Purchases purchases;
    private final Place[] places;
    private final CellCounts[] counts;
    private final int[] cellOf;
    private final boolean[] asks;
    private final MapCounts all = new MapCounts();
    private final BitSet met = new BitSet();
    private final Visit visit = new Visit();
    private final Visit asking = new Visit();

    /** One visit, or that there is none. */
    private static final class Visit {

        int cell;
        long began;
        long ended;
        boolean bought;
        boolean asked;

        void begin(int at, long time) {
            cell = at;
            began = time;
            ended = time;
            bought = false;
            asked = false;
        }

        void copy(Visit other) {
            begin(other.cell, other.began);
            ended = other.ended;
        }
    }

    MapWalk(MapQuery query, Schema schema) {
        this.query = query;
        this.purchases = new Purchases(schema);
        List<Shape> shapes = schema.shapes().values();
        this.cellOf = new int[shapes.size()];
        this.asks = new boolean[shapes.size()];
        Map<Place, Integer> numbers = new HashMap<>();
        for (int shape = 0; shape < cellOf.length; shape++) {
            Shape one = shapes.get(shape);
            cellOf[shape] = numbers.computeIfAbsent(Place.of(one), any -> numbers.size());
            asks[shape] = one.stage() == Stage.SERVICE
                    && ASKING.stream().anyMatch(wanted -> Glob.matches(wanted, one.type()));
        }
        this.places = new Place[numbers.size()];
        this.counts = new CellCounts[numbers.size()];
        numbers.forEach((place, number) -> {
            places[number] = place;
            counts[number] = new CellCounts();
        });
    }

    /** What all customers that were shown come to. */
    MapCounts counts() {
        for (int cell = 0; cell < places.length; cell++) {
            if (counts[cell].volume > 0 || counts[cell].visits > 0) {
                all.of(places[cell]).merge(counts[cell]);
            }
        }
        return all;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        met.clear();
        visit.cell = NONE;
        asking.cell = NONE;
        for (int place = from; place < to; place++) {
            int shape = chunk.shapes()[place];
            long time = chunk.times()[place];
            if (!purchases.isContact(shape) || time > query.knownUntil()) {
                continue;
            }
            contact(cellOf[shape], time);
            visit.bought |= purchases.isPurchase(shape);
            visit.asked |= asks[shape];
        }
        end();
        met.stream().forEach(cell -> counts[cell].customers++);
        if (!met.isEmpty()) {
            all.customer();
        }
    }

    private void contact(int cell, long time) {
        if (query.isCounted(time)) {
            counts[cell].volume++;
            met.set(cell);
        }
        if (cell == visit.cell) {
            visit.ended = time;
            return;
        }
        if (visit.cell != NONE) {
            if (query.isCounted(time)) {
                counts[cell].wait.add(time - visit.ended);
            }
            close(time - visit.ended <= query.lostAfter().toMillis());
        }
        visit.begin(cell, time);
    }

    /** After the last contact. */
    private void end() {
        if (visit.cell != NONE) {
            close(false);
        }
        if (asking.cell != NONE) {
            askedAgain(false);
        }
    }

    /** @param again whether the customer was met again, and not too late */
    private void close(boolean again) {
        CellCounts cell = counts[visit.cell];
        if (query.isCounted(visit.began)) {
            cell.visits++;
            cell.duration.add(visit.ended - visit.began);
            boolean kept = again || visit.bought;
            if (canBeLost(places[visit.cell].stage())
                    && (kept || isOver(visit.ended, query.lostAfter().toMillis()))) {
                cell.decided++;
                cell.lost += kept ? 0 : 1;
            }
        }
        if (visit.asked) {
            if (asking.cell != NONE) {
                askedAgain(visit.began - asking.ended <= query.repeatedWithin().toMillis());
            }
            asking.copy(visit);
        }
    }

    /** What became of the last visit in which the customer asked for something. */
    private void askedAgain(boolean again) {
        if (query.isCounted(asking.began)
                && (again || isOver(asking.ended, query.repeatedWithin().toMillis()))) {
            counts[asking.cell].asked++;
            counts[asking.cell].repeated += again ? 1 : 0;
        }
        asking.cell = NONE;
    }

    private boolean isOver(long since, long time) {
        return query.knownUntil() - since > time;
    }

    /** After service and advocacy all may be well. */
    private static boolean canBeLost(Stage stage) {
        return switch (stage) {
            case AWARENESS, CONSIDERATION, PURCHASE -> true;
            case SERVICE, ADVOCACY -> false;
        };
    }
}
