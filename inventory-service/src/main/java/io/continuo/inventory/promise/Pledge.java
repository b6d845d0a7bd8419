package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.reservation.Terms;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What of a hold is promised; the rest of it is given back.
 *
 * @param terms of the hold
 * @param parts what is promised
 */
record Pledge(Terms terms, List<PromisePart> parts) {

    Pledge {
        parts = List.copyOf(parts);
    }

    /** @param asks empty for everything; refused where they name more than is held */
    static Outcome<Pledge> of(Terms terms, Promise.Order order, List<Ask> asks) {
        List<PromisePart> all = terms.parts().stream()
                .map(part -> PromisePart.open(part.line(), part.key(), part.quantity()))
                .toList();
        if (asks.isEmpty()) {
            return Outcome.accepted(new Pledge(terms, all));
        }
        return Share.of(Promise.of(order, all), asks, PromisePart::left, PromisePart::cancel)
                .map(chosen -> new Pledge(terms, parts(chosen.moves())));
    }

    /** What it does to the stock. */
    List<StockChange> changes(Cause placed, Cause givenBack) {
        Map<StockKey, Quantity> rest = new TreeMap<>(terms.amounts());
        List<StockChange> changes = new ArrayList<>();
        for (PromisePart part : parts) {
            rest.merge(part.key(), part.quantity().negate(), Quantity::plus);
            Counters by = Counters.ofReserved(part.quantity().negate()).plus(Counters.ofAllocated(part.quantity()));
            changes.add(StockChange.guarded(part.key(), by, placed));
        }
        rest.forEach((key, left) -> {
            if (left.isPositive()) {
                changes.add(StockChange.guarded(key, Counters.ofReserved(left.negate()), givenBack));
            }
        });
        return changes;
    }

    private static List<PromisePart> parts(List<Move> moves) {
        SequencedMap<String, SequencedMap<StockKey, Quantity>> byLine = new TreeMap<>();
        moves.forEach(move -> byLine.computeIfAbsent(move.line(), line -> new TreeMap<>())
                .merge(move.key(), move.quantity(), Quantity::plus));
        return byLine.entrySet().stream()
                .flatMap(line -> line.getValue().entrySet().stream()
                        .map(part -> PromisePart.open(line.getKey(), part.getKey(), part.getValue())))
                .toList();
    }
}
