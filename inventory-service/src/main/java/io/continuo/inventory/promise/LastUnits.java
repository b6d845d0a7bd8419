package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Answers;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.availability.Trust;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Decision;
import io.continuo.inventory.sourcing.Decisions;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.LastUnit;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Planner;
import io.continuo.inventory.sourcing.Preferences;
import io.continuo.inventory.sourcing.Shelf;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks nodes whether they have what may be their last units, where the channel's policy does not trust their counters
 * enough; until they answer, other nodes keep the same quantity.
 */
@Singleton
class LastUnits {

    private static final String REASON = "kept until the node that was asked answers";

    private final Supplies supplies;
    private final Planner planner;
    private final Stocks stocks;
    private final PromiseBooks books;
    private final InventoryConfig config;
    private final Trust trust;

    LastUnits(
            Supplies supplies,
            Planner planner,
            Stocks stocks,
            PromiseBooks books,
            InventoryConfig config,
            Trust trust) {
        this.supplies = supplies;
        this.planner = planner;
        this.stocks = stocks;
        this.books = books;
        this.config = config;
        this.trust = trust;
    }

    /**
     * Locks the rows of a promise together with those of the nodes that may have to stand in, so that two confirmations
     * never wait for each other crosswise.
     */
    Uni<Void> lock(SqlConnection tx, Promise.Order order, Pledge pledge, LastUnit rule) {
        Promise promise = Promise.of(order, pledge.parts());
        Instant now = order.createdAt();
        return supply(tx, promise, promise.parts()).chain(supply -> {
            Doubt doubt = new Doubt(promise, doubtful(promise, supply, rule, now), supply);
            SortedSet<StockKey> keys = new TreeSet<>(pledge.terms().keys());
            return doubt.plan(planner)
                    .invoke(plan -> doubt.backups(plan).forEach(part -> keys.add(part.key())))
                    .chain(() -> stocks.lock(tx, keys, now))
                    .replaceWithVoid();
        });
    }

    /**
     * The promise with what was asked and kept for it. Fails with {@link TakenMeanwhile} where somebody else took that.
     */
    Uni<Promise> ask(SqlConnection tx, Promise promise, LastUnit rule, String actor) {
        Instant now = promise.order().createdAt();
        return supply(tx, promise, promise.parts())
                .map(supply -> new Doubt(promise, doubtful(promise, supply, rule, now), supply))
                .chain(doubt -> doubt.parts().isEmpty() ? Uni.createFrom().item(promise) : ask(tx, doubt, actor));
    }

    private Uni<Supply> supply(SqlConnection tx, Promise promise, List<PromisePart> parts) {
        List<Sku> skus = parts.stream().map(part -> part.key().sku()).toList();
        return supplies.read(
                        tx, promise.order().channel(), skus, promise.order().createdAt())
                .map(Answers::orThrow)
                .map(Supplies.Found::supply);
    }

    /** What a node would sell of its last units without being trusted to have them. */
    private List<PromisePart> doubtful(Promise promise, Supply supply, LastUnit rule, Instant now) {
        return promise.parts().stream()
                .filter(part -> part.open().isPositive())
                .filter(part -> supply.shelf(part.key())
                        .filter(shelf -> isDoubtful(shelf, rule, now))
                        .isPresent())
                .toList();
    }

    private boolean isDoubtful(Shelf shelf, LastUnit rule, Instant now) {
        Quantity left = shelf.available().minus(shelf.backorder());
        return left.compareTo(rule.units()) < 0
                && trust.ofLastUnit(shelf.key(), shelf.verifiedAt(), now) < rule.confidence();
    }

    /** Parts that nodes are asked about, and what there is to back them. */
    private record Doubt(Promise promise, List<PromisePart> parts, Supply supply) {

        Uni<Plan> plan(Planner planner) {
            Set<NodeId> taken =
                    promise.parts().stream().map(part -> part.key().node()).collect(Collectors.toSet());
            Supply others = supply.at(supply.sites().stream()
                    .filter(site -> !taken.contains(site.node()))
                    .toList());
            PromiseChanged.Fulfilment fulfilment = promise.order().fulfilment();
            List<Demand> demands = IntStream.range(0, parts.size())
                    .mapToObj(i -> new Demand(
                            Integer.toString(i),
                            parts.get(i).key().sku(),
                            parts.get(i).open(),
                            null,
                            fulfilment,
                            null))
                    .toList();
            return planner.brief(others, demands, Preferences.NONE);
        }

        /** At most one for each line and node, as a node that backs two parts of a line would be two in one. */
        List<PromisePart> backups(Plan plan) {
            List<PromisePart> backups = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                PromisePart part = parts.get(i);
                for (Plan.Choice choice : plan.lines().get(i).parts()) {
                    StockKey key = new StockKey(part.key().sku(), choice.node());
                    boolean isFree = backups.stream()
                            .noneMatch(other -> other.line().equals(part.line())
                                    && other.key().equals(key));
                    Quantity onHand = choice.take().minus(choice.backordered());
                    if (isFree && onHand.isPositive()) {
                        backups.add(PromisePart.open(part.line(), key, onHand)
                                .backing(part.key().node()));
                    }
                }
            }
            return backups;
        }

        Promise asked(List<PromisePart> backups, Instant until) {
            List<PromisePart> all = new ArrayList<>(promise.parts().stream()
                    .map(part -> parts.contains(part) ? part.askedUntil(until) : part)
                    .toList());
            all.addAll(backups);
            return Promise.of(promise.order(), all);
        }
    }

    private Uni<Promise> ask(SqlConnection tx, Doubt doubt, String actor) {
        return doubt.plan(planner).chain(plan -> keep(tx, doubt, plan, actor));
    }

    private Uni<Promise> keep(SqlConnection tx, Doubt doubt, Plan plan, String actor) {
        Promise promise = doubt.promise();
        Instant now = promise.order().createdAt();
        List<PromisePart> backups = doubt.backups(plan);
        Promise asked = doubt.asked(backups, now.plus(config.answerWithin()));
        Cause cause = PromiseCauses.of(Cause.Kind.ORDER_PLACED, promise, REASON, actor);
        List<StockChange> changes = backups.stream()
                .map(part -> StockChange.guarded(part.key(), Counters.ofAllocated(part.quantity()), cause))
                .toList();
        List<StockKey> keys = backups.stream().map(PromisePart::key).toList();
        return stocks.lock(tx, keys, now)
                .invoke(stock -> {
                    if (stock.apply(changes, now) instanceof Outcome.Refused) {
                        throw new TakenMeanwhile(keys);
                    }
                })
                .chain(stock -> books.save(tx, stock, new Progress(promise, asked, List.of()), now, List.of()))
                .chain(() -> Decisions.add(
                        tx, promise.order().reservation().value(), Decisions.Cause.ASKED, now, Decision.of(plan)))
                .replaceWith(asked);
    }
}
