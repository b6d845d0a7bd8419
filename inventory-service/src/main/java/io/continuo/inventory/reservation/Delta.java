package io.continuo.inventory.reservation;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.reservation.Terms.Part;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * What a change of a reservation's lines leaves as it is, and what it asks for beside. What is held already and still
 * wanted stays where it is, unless it cannot reach the customer from there as they wish by now; of a line that gets smaller, the smallest parts are given back first.
 *
 * @param kept of what is held
 * @param more what is to be sourced
 */
record Delta(List<Part> kept, List<Demand> more) {

    Delta {
        kept = List.copyOf(kept);
        more = List.copyOf(more);
    }

    /**
     * @param wanted all lines the reservation shall have, with their SKUs as the items are spelled
     * @param suits whether a node can do what a line says of how it is to reach the customer
     */
    static Delta between(List<Part> held, List<Demand> wanted, BiPredicate<Demand, NodeId> suits) {
        List<Part> kept = new ArrayList<>();
        List<Demand> more = new ArrayList<>();
        for (Demand demand : wanted) {
            Quantity open = demand.quantity();
            for (Part part : largestFirst(held, demand, suits)) {
                Quantity keep = open.min(part.quantity());
                if (keep.isPositive()) {
                    kept.add(new Part(part.line(), part.key(), keep));
                    open = open.minus(keep);
                }
            }
            if (open.isPositive()) {
                more.add(demand.of(open));
            }
        }
        return new Delta(kept, more);
    }

    /** Everything is sourced anew, wherever it is held. */
    static Delta anew(List<Demand> wanted) {
        return new Delta(List.of(), wanted);
    }

    /** How much each node sends of what is kept, as far as it is not to be fetched. */
    Map<NodeId, Quantity> sent(List<Demand> wanted) {
        Set<String> fetched =
                wanted.stream().filter(Demand::pickup).map(Demand::line).collect(Collectors.toSet());
        return kept.stream()
                .filter(part -> !fetched.contains(part.line()))
                .collect(Collectors.toMap(part -> part.key().node(), Part::quantity, Quantity::plus));
    }

    /** What is held once the plan for the rest is carried out. */
    List<Part> with(Plan plan) {
        Map<String, Map<StockKey, Quantity>> byLine = new TreeMap<>();
        kept.forEach(part -> add(byLine, part.line(), part.key(), part.quantity()));
        plan.lines()
                .forEach(line -> line.parts()
                        .forEach(part -> add(byLine, line.line(), new StockKey(line.sku(), part.node()), part.take())));
        return byLine.entrySet().stream()
                .flatMap(line -> line.getValue().entrySet().stream()
                        .map(part -> new Part(line.getKey(), part.getKey(), part.getValue())))
                .toList();
    }

    /** What it does to the stock that other parts are held: first what is given back, then what is taken. */
    static List<StockChange> changes(Terms before, List<Part> after, String actor) {
        Map<StockKey, Quantity> by = new TreeMap<>(Terms.amounts(after));
        before.amounts().forEach((key, held) -> by.merge(key, held.negate(), Quantity::plus));
        return by.entrySet().stream()
                .filter(change -> !change.getValue().isZero())
                .sorted(Comparator.comparing((Map.Entry<StockKey, Quantity> change) ->
                        change.getValue().isPositive()))
                .map(change -> StockChange.guarded(
                        change.getKey(),
                        Counters.ofReserved(change.getValue()),
                        before.cause(change.getValue().isPositive() ? Cause.Kind.RESERVE : Cause.Kind.RELEASE, actor)))
                .toList();
    }

    private static List<Part> largestFirst(List<Part> held, Demand demand, BiPredicate<Demand, NodeId> suits) {
        return held.stream()
                .filter(part -> part.line().equals(demand.line()))
                .filter(part -> part.key().sku().equals(demand.sku()))
                .filter(part ->
                        demand.node() == null || demand.node().equals(part.key().node()))
                .filter(part -> suits.test(demand, part.key().node()))
                .sorted(Comparator.comparing(Part::quantity).reversed().thenComparing(Part::key))
                .toList();
    }

    private static void add(Map<String, Map<StockKey, Quantity>> byLine, String line, StockKey key, Quantity quantity) {
        byLine.computeIfAbsent(line, name -> new TreeMap<>()).merge(key, quantity, Quantity::plus);
    }
}
