package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings what was counted into the stock. A variance beyond the limits waits; when somebody agrees, that variance is
 * booked on what is on hand then, so what moved meanwhile is not undone.
 */
@Singleton
class Tallying {

    private final Stocks stocks;
    private final CountTable counts;
    private final CountingConfig config;

    Tallying(Stocks stocks, CountTable counts, CountingConfig config) {
        this.stocks = stocks;
        this.counts = counts;
        this.config = config;
    }

    /** Enters tallies of lines the count has, or gets by it. */
    Uni<Outcome<Count>> tally(SqlConnection tx, Count count, List<Tally> tallies, String actor, Instant now) {
        List<StockKey> keys = tallies.stream()
                .map(tally -> new StockKey(tally.sku(), count.node()))
                .toList();
        Limits limits = Limits.of(config);
        return stocks.open(tx, keys, now).chain(stock -> {
            List<Line> lines = tallies.stream()
                    .map(tally -> line(tally, onHand(stock, count, tally), limits, now))
                    .toList();
            return book(tx, stock, count.with(merged(count, lines)), applied(lines), new By(actor, now));
        });
    }

    /** Books the lines that waited, or leaves the stock as it is. */
    Uni<Outcome<Count>> decide(SqlConnection tx, Count count, boolean agreed, String actor, Instant now) {
        List<Line> waiting = count.lines().stream()
                .filter(line -> line.state() == Line.State.PENDING)
                .map(line -> line.in(agreed ? Line.State.APPLIED : Line.State.REJECTED))
                .toList();
        List<StockKey> keys = waiting.stream()
                .map(line -> new StockKey(line.sku(), count.node()))
                .toList();
        return stocks.open(tx, keys, now)
                .chain(stock -> book(
                                tx, stock, count.with(merged(count, waiting)), applied(waiting), new By(actor, now))
                        .call(outcome -> outcome instanceof Outcome.Accepted<Count>(Count done)
                                ? counts.decided(tx, done, actor, now)
                                : Uni.createFrom().voidItem()));
    }

    private record By(String actor, Instant now) {}

    private Uni<Outcome<Count>> book(SqlConnection tx, LockedStock stock, Count count, List<Line> lines, By by) {
        List<StockChange> changes =
                lines.stream().map(line -> change(count, line, by.actor())).toList();
        return switch (stock.apply(changes, by.now())) {
            case Outcome.Refused<?>(var reason) -> Uni.createFrom().item(Outcome.refused(reason));
            case Outcome.Accepted<?> done ->
                stocks.save(tx, stock, List.of())
                        .chain(() -> counts.put(tx, count))
                        .replaceWith(() -> Outcome.accepted(count));
        };
    }

    /** A count nobody can rely on is a fact, and the row is as doubtful as before. */
    private StockChange change(Count count, Line line, String actor) {
        String reason = line.reason() == null ? count.reason() : line.reason();
        Cause cause = Cause.of(Cause.Kind.COUNT, Cause.Reference.Type.DOCUMENT, count.id(), reason, actor);
        Quantity variance = Objects.requireNonNull(line.variance());
        StockKey key = new StockKey(line.sku(), count.node());
        boolean reliable = line.confidence() == null || line.confidence() >= config.rfidTrust();
        StockChange.Force force = reliable ? StockChange.Force.COUNTED : StockChange.Force.FACT;
        return new StockChange(key, Counters.ofOnHand(variance), cause, force, line.countedAt());
    }

    private static Line line(Tally tally, Quantity expected, Limits limits, Instant now) {
        Line.State state = limits.allow(tally, expected) ? Line.State.APPLIED : Line.State.PENDING;
        return new Line(tally.sku(), state, expected, tally.counted(), tally.confidence(), tally.reason(), now);
    }

    private static Quantity onHand(LockedStock stock, Count count, Tally tally) {
        return stock.get(new StockKey(tally.sku(), count.node())).counters().onHand();
    }

    private static List<Line> applied(List<Line> lines) {
        return lines.stream().filter(line -> line.state() == Line.State.APPLIED).toList();
    }

    private static List<Line> merged(Count count, List<Line> newer) {
        Map<String, Line> bySku =
                newer.stream().collect(Collectors.toMap(line -> line.sku().key(), Function.identity()));
        List<Line> lines = new ArrayList<>();
        count.lines()
                .forEach(line -> lines.add(
                        Objects.requireNonNullElse(bySku.remove(line.sku().key()), line)));
        newer.stream().filter(line -> bySku.containsKey(line.sku().key())).forEach(lines::add);
        return lines;
    }
}
