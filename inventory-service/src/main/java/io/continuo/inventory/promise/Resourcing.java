package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Decision;
import io.continuo.inventory.sourcing.Decisions;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Planner;
import io.continuo.inventory.sourcing.Policy;
import io.continuo.inventory.sourcing.Preferences;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds other nodes for what a node rejected, as far as the channel has it, in the same transaction. An order to be
 * shipped goes to nodes that ship; one to be fetched, to nodes where it can be fetched.
 */
@Singleton
class Resourcing {

    private static final String REASON = "sourced again after a rejection";

    private final Supplies supplies;
    private final Planner planner;
    private final Stocks stocks;
    private final PromiseBooks books;
    private final PromiseNews news;
    private final NotFound notFound;

    Resourcing(
            Supplies supplies,
            Planner planner,
            Stocks stocks,
            PromiseBooks books,
            PromiseNews news,
            NotFound notFound) {
        this.supplies = supplies;
        this.planner = planner;
        this.stocks = stocks;
        this.books = books;
        this.news = news;
        this.notFound = notFound;
    }

    /**
     * What takes the place of what was rejected.
     *
     * @param missing what no backup stands in for
     * @param plan for it
     * @param policy of the channel, which says what becomes of the stock that was not found
     */
    private record Found(List<Move> missing, Plan plan, Policy.Rejection policy) {

        List<Move> moves() {
            return IntStream.range(0, missing.size())
                    .boxed()
                    .flatMap(i -> plan.lines().get(i).parts().stream().map(part -> move(missing.get(i), part)))
                    .toList();
        }

        private static Move move(Move missing, Plan.Choice part) {
            return new Move(missing.line(), new StockKey(missing.key().sku(), part.node()), part.take());
        }
    }

    /** Fails with {@link TakenMeanwhile} where somebody else takes what was found. */
    Uni<Outcome<Promise>> again(SqlConnection tx, PromiseStep step, Progress rejected, Instant now) {
        Promise.Order order = rejected.promise().order();
        List<Sku> skus = rejected.moves().stream()
                .map(move -> move.key().sku())
                .distinct()
                .toList();
        return supplies.read(tx, order.channel(), skus, now)
                .map(Answers::orThrow)
                .chain(found -> found(rejected, found.supply()))
                .chain(found -> enter(tx, step, rejected, found, now));
    }

    private Uni<Outcome<Promise>> enter(
            SqlConnection tx, PromiseStep step, Progress rejected, Found found, Instant now) {
        Promise promise = rejected.promise().with(found.moves());
        Cause cause = PromiseCauses.of(Cause.Kind.ORDER_PLACED, promise, REASON, step.actor());
        List<StockChange> instead = found.moves().stream()
                .map(move -> StockChange.guarded(move.key(), Counters.ofAllocated(move.quantity()), cause))
                .toList();
        List<StockKey> keys = Stream.concat(step.changes(rejected).stream(), instead.stream())
                .map(StockChange::key)
                .toList();
        return stocks.lock(tx, keys, now).chain(stock -> {
            List<StockChange> given = step.changes(rejected, found.policy(), key -> onShelf(stock, key));
            List<StockChange> changes =
                    Stream.concat(given.stream(), instead.stream()).toList();
            if (stock.apply(changes, now) instanceof Outcome.Refused) {
                throw new TakenMeanwhile(keys);
            }
            return books.save(tx, stock, rejected.to(promise), now, messages(promise, rejected, found, now))
                    .chain(() -> note(tx, step, rejected, found, given, now))
                    .replaceWith(() -> Outcome.accepted(promise));
        });
    }

    /** What can be missing there: back-ordered units never were on it. */
    private static Quantity onShelf(LockedStock stock, StockKey key) {
        Counters counters = stock.get(key).counters();
        Quantity there = counters.onHand().minus(counters.blocked());
        return there.isPositive() ? there : Quantity.ZERO;
    }

    private Uni<Void> note(
            SqlConnection tx, PromiseStep step, Progress rejected, Found found, List<StockChange> given, Instant now) {
        Uni<Void> count = found.policy() == Policy.Rejection.COUNT && step.kind() == PromiseStep.Kind.REJECT
                ? notFound.ask(tx, blocked(given), step, now)
                : Uni.createFrom().voidItem();
        String reservation = rejected.promise().order().reservation().value();
        return count.chain(() -> found.missing().isEmpty()
                ? Uni.createFrom().voidItem()
                : Decisions.add(tx, reservation, Decisions.Cause.REJECTED, now, Decision.of(found.plan())));
    }

    private static Map<StockKey, Quantity> blocked(List<StockChange> given) {
        return given.stream()
                .filter(change -> change.by().blocked().isPositive())
                .collect(Collectors.toMap(
                        StockChange::key, change -> change.by().blocked(), Quantity::plus, TreeMap::new));
    }

    private List<OutboxMessage> messages(Promise promise, Progress rejected, Found found, Instant now) {
        List<OutboxMessage> messages = new ArrayList<>();
        messages.add(news.of(promise, PromiseChanged.State.REJECTED, rejected.moves(), now));
        List<Move> instead = new ArrayList<>(found.moves());
        instead.addAll(Backups.steppedIn(rejected));
        if (!instead.isEmpty()) {
            messages.add(news.of(promise, PromiseChanged.State.PROMISED, instead, now));
        }
        return messages;
    }

    private Uni<Found> found(Progress rejected, Supply supply) {
        List<Move> missing = Backups.missing(rejected);
        PromiseChanged.Fulfilment fulfilment = rejected.promise().order().fulfilment();
        List<Demand> demands = IntStream.range(0, missing.size())
                .mapToObj(i -> new Demand(
                        Integer.toString(i),
                        missing.get(i).key().sku(),
                        missing.get(i).quantity(),
                        null,
                        fulfilment,
                        null))
                .toList();
        return planner.brief(others(supply, rejected), demands, Preferences.NONE)
                .map(plan -> new Found(missing, plan, supply.policy().onRejection()));
    }

    /** The sites that may take over; a node that rejected something, or stands in for another, is not asked again. */
    private static Supply others(Supply supply, Progress rejected) {
        Set<NodeId> out = rejected.promise().parts().stream()
                .filter(part -> part.rejected().isPositive() || part.isBackup())
                .map(part -> part.key().node())
                .collect(Collectors.toSet());
        return supply.at(supply.sites().stream()
                .filter(site -> !out.contains(site.node()))
                .toList());
    }
}
