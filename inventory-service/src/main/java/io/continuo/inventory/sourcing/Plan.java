package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where each line of a request would come from, in the order of the request.
 *
 * @param shippable whether every line is served wholly, within the rules about splitting
 * @param strategy by which the sites were chosen
 * @param optimality of the sites chosen for what is shipped
 * @param splitTooFar whether there is enough, but only in more or smaller packages than the rules allow
 * @param packages nodes that send something; what is fetched is no package
 */
public record Plan(
        List<Line> lines,
        boolean shippable,
        Strategy strategy,
        Optimality optimality,
        boolean splitTooFar,
        int packages) {

    public Plan {
        lines = List.copyOf(lines);
    }

    static Plan of(List<Line> lines, Choosing choosing, Optimality optimality, boolean withinRules, int packages) {
        boolean served = lines.stream().allMatch(Line::isServed);
        return new Plan(
                lines, served && withinRules, choosing.strategy(), optimality, served && !withinRules, packages);
    }

    /** A line and the choices made for it, in the order the sites were asked; sites without the SKU are left out. */
    public record Line(String line, Sku sku, Quantity requested, List<Choice> choices) {

        public Line {
            choices = List.copyOf(choices);
        }

        /** The line as its caller knows it; those of a kit's components have the kit's. */
        Line asCalled() {
            return new Line(KitLine.asCalled(line), sku, requested, choices);
        }

        public Quantity taken() {
            return choices.stream().map(Choice::take).reduce(Quantity.ZERO, Quantity::plus);
        }

        public boolean isServed() {
            return taken().equals(requested);
        }

        /** Why sites that have something give nothing: of several reasons the one that keeps most. */
        Optional<Reason> withheld() {
            Map<Reason, Quantity> kept = new EnumMap<>(Reason.class);
            choices.stream()
                    .filter(choice -> choice.reason().isRefusal())
                    .filter(choice -> choice.available().isPositive())
                    .forEach(choice -> kept.merge(choice.reason(), choice.available(), Quantity::plus));
            return kept.entrySet().stream()
                    .max(Map.Entry.<Reason, Quantity>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey);
        }

        /** The choices that take something. */
        public List<Choice> parts() {
            return choices.stream().filter(choice -> choice.take().isPositive()).toList();
        }
    }

    /**
     * What was decided about one site for one line.
     *
     * @param take at most {@code available}
     * @param backordered how much of it is not on hand yet
     * @param available at this site when this line was served: what lines before it took is gone
     * @param distanceKm to the destination; null where one of the two places is unknown
     * @param done when the node would be done with it, by its calendar; null for at once
     */
    public record Choice(
            NodeId node,
            Quantity take,
            Quantity backordered,
            Quantity available,
            @Nullable Double distanceKm,
            Reason reason,
            @Nullable Work done) {}

    /** The rows the plan takes from, in locking order. */
    public SortedSet<StockKey> keys() {
        return lines.stream()
                .flatMap(line -> line.parts().stream().map(part -> new StockKey(line.sku(), part.node())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the plan takes from each row. */
    public Map<StockKey, Quantity> takes() {
        Map<StockKey, Quantity> takes = new HashMap<>();
        lines.forEach(line -> line.parts()
                .forEach(part -> takes.merge(new StockKey(line.sku(), part.node()), part.take(), Quantity::plus)));
        return takes;
    }
}
