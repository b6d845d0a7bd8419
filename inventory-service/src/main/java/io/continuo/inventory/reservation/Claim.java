package io.continuo.inventory.reservation;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Decision;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Planner;
import io.continuo.inventory.sourcing.Shelf;
import io.continuo.inventory.sourcing.Sourcing;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request at the moment it is decided on.
 *
 * @param lines with their SKUs as the items are spelled
 * @param replaced the older hold of the same cart
 */
record Claim(ReservationRequest request, List<Demand> lines, Optional<Reservation.Held> replaced, Instant now) {

    Plan plan(Supply supply) {
        return Sourcing.brief(supply, lines, request.preferences());
    }

    /** What a plan takes, by {@link Planner#effort}. */
    long effort(Supply supply) {
        return Planner.effort(supply, lines, request.preferences());
    }

    /** The supply as it is once the replaced hold is given back. Expired holds do not count in it anyway. */
    Supply credited(Supply supply) {
        return replaced.map(Reservation.Held::terms)
                .filter(terms -> !terms.isOver(now))
                .map(terms -> supply.without(terms.amounts()))
                .orElse(supply);
    }

    /** Counts it at the nodes of the plan, and no longer at those of the replaced hold. */
    void orders(Plan plan, Map<NodeId, Integer> orders) {
        nodes(plan.keys()).forEach(node -> orders.merge(node, 1, Integer::sum));
        replaced.map(Reservation.Held::terms)
                .filter(terms -> !terms.isOver(now))
                .ifPresent(terms -> nodes(terms.keys()).forEach(node -> orders.merge(node, -1, Integer::sum)));
    }

    private static Stream<NodeId> nodes(Collection<StockKey> keys) {
        return keys.stream().map(StockKey::node).distinct();
    }

    /** The rows to lock for a plan. */
    SortedSet<StockKey> keys(Plan plan) {
        SortedSet<StockKey> keys = plan.keys();
        replaced.ifPresent(old -> keys.addAll(old.terms().keys()));
        return keys;
    }

    /** Every row the channel has of what is asked for. */
    SortedSet<StockKey> keys(Supply supply) {
        SortedSet<StockKey> keys = new TreeSet<>();
        Set<Sku> skus = lines.stream().map(Demand::sku).collect(Collectors.toSet());
        supply.shelves().stream()
                .map(Shelf::key)
                .filter(key -> skus.contains(key.sku()))
                .forEach(keys::add);
        replaced.ifPresent(old -> keys.addAll(old.terms().keys()));
        return keys;
    }

    /** What giving back the replaced hold does to the stock. */
    List<StockChange> givenBack() {
        boolean over = replaced.filter(old -> old.terms().isOver(now)).isPresent();
        Cause.Kind kind = over ? Cause.Kind.EXPIRE : Cause.Kind.RELEASE;
        return replaced.map(old -> old.givenBack(kind, request.actor())).orElse(List.of());
    }

    Reservation.Held held(ReservationId id, Plan plan) {
        List<Terms.Part> parts = plan.lines().stream()
                .flatMap(line -> line.parts().stream()
                        .map(part -> new Terms.Part(line.line(), new StockKey(line.sku(), part.node()), part.take())))
                .toList();
        return new Reservation.Held(new Terms(
                id,
                request.channel(),
                request.customer(),
                request.subject(),
                request.cart(),
                parts,
                now,
                now.plus(request.ttl()),
                0,
                Decision.of(plan).json()));
    }
}
