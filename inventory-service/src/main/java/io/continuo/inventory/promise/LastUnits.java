package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Answers;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.availability.Trust;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.reservation.Overtaken;
import io.continuo.inventory.sourcing.Decision;
import io.continuo.inventory.sourcing.Decisions;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.LastUnit;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Policies;
import io.continuo.inventory.sourcing.Preferences;
import io.continuo.inventory.sourcing.Sourcing;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.Stock;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks nodes whether they have what may be their last units, where the channel's policy does not trust their counters
 * enough; until they answer, other nodes keep the same quantity.
 */
@Singleton
class LastUnits {

    private static final String REASON = "kept until the node that was asked answers";

    private final Policies policies;
    private final Supplies supplies;
    private final Stocks stocks;
    private final PromiseBooks books;
    private final InventoryConfig config;
    private final Trust trust;

    LastUnits(
            Policies policies,
            Supplies supplies,
            Stocks stocks,
            PromiseBooks books,
            InventoryConfig config,
            Trust trust) {
        this.policies = policies;
        this.supplies = supplies;
        this.stocks = stocks;
        this.books = books;
        this.config = config;
        this.trust = trust;
    }

    /** The promise with what was asked and kept for it. Fails with {@link Overtaken} where somebody else took that. */
    Uni<Promise> ask(SqlConnection tx, Promise promise, String actor) {
        return policies.lastUnit(tx, promise.order().channel())
                .chain(rule -> rule.map(known -> ask(tx, promise, known, actor))
                        .orElseGet(() -> Uni.createFrom().item(promise)));
    }

    private Uni<Promise> ask(SqlConnection tx, Promise promise, LastUnit rule, String actor) {
        Instant now = promise.order().createdAt();
        List<StockKey> keys = promise.parts().stream().map(PromisePart::key).toList();
        return stocks.lock(tx, keys, now)
                .map(stock -> doubtful(promise, stock, rule, now))
                .chain(doubtful -> doubtful.isEmpty()
                        ? Uni.createFrom().item(promise)
                        : supplies.read(
                                        tx,
                                        promise.order().channel(),
                                        doubtful.stream()
                                                .map(part -> part.key().sku())
                                                .toList(),
                                        now)
                                .map(Answers::orThrow)
                                .chain(found -> ask(tx, new Doubt(promise, doubtful, found.supply()), actor)));
    }

    /** What a node would sell of its last units without being trusted to have them. */
    private List<PromisePart> doubtful(Promise promise, LockedStock stock, LastUnit rule, Instant now) {
        return promise.parts().stream()
                .filter(part -> part.open().isPositive())
                .filter(part -> isDoubtful(stock.get(part.key()), stock, rule, now))
                .toList();
    }

    private boolean isDoubtful(Stock row, LockedStock stock, LastUnit rule, Instant now) {
        Quantity left =
                row.counters().onHand().minus(row.counters().committed()).plus(stock.expiredAt(row.key()));
        return left.compareTo(rule.units()) < 0
                && trust.ofLastUnit(row.key(), row.verifiedAt(), now) < rule.confidence();
    }

    /** Parts that nodes are asked about, and what there is to back them. */
    private record Doubt(Promise promise, List<PromisePart> parts, Supply supply) {

        Plan plan() {
            Set<NodeId> taken =
                    promise.parts().stream().map(part -> part.key().node()).collect(Collectors.toSet());
            Supply others = supply.at(supply.sites().stream()
                    .filter(site -> !taken.contains(site.node()))
                    .toList());
            boolean pickup = promise.order().fulfilment() == PromiseChanged.Fulfilment.PICKUP;
            List<Demand> demands = IntStream.range(0, parts.size())
                    .mapToObj(i -> new Demand(
                            Integer.toString(i),
                            parts.get(i).key().sku(),
                            parts.get(i).open(),
                            null,
                            pickup,
                            null))
                    .toList();
            return Sourcing.brief(others, demands, Preferences.NONE);
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
        Promise promise = doubt.promise();
        Instant now = promise.order().createdAt();
        Plan plan = doubt.plan();
        List<PromisePart> backups = doubt.backups(plan);
        Promise asked = doubt.asked(backups, now.plus(config.answerWithin()));
        Cause cause = PromiseCauses.of(Cause.Kind.ORDER_PLACED, promise, REASON, actor);
        List<StockChange> changes = backups.stream()
                .map(part -> StockChange.guarded(part.key(), Counters.ofAllocated(part.quantity()), cause))
                .toList();
        return stocks.lock(tx, backups.stream().map(PromisePart::key).toList(), now)
                .invoke(stock -> {
                    if (stock.apply(changes, now) instanceof Outcome.Refused) {
                        throw new Overtaken();
                    }
                })
                .chain(stock -> books.save(tx, stock, new Progress(promise, asked, List.of()), now, List.of()))
                .chain(() -> Decisions.add(
                        tx, promise.order().reservation().value(), Decisions.Cause.ASKED, now, Decision.of(plan)))
                .replaceWith(asked);
    }
}
