package io.continuo.inventory.supply;

import io.continuo.events.Quantity;
import io.continuo.http.Etags;
import io.continuo.http.Problems;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.Known;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Announces supplies and receives them, each step in the transaction of its request. */
@Singleton
class Supplying {

    private final Catalogue catalogue;
    private final SupplyTable supplies;
    private final Stocks stocks;
    private final InstantSource clock;

    Supplying(Catalogue catalogue, SupplyTable supplies, Stocks stocks, InstantSource clock) {
        this.catalogue = catalogue;
        this.supplies = supplies;
        this.stocks = stocks;
        this.clock = clock;
    }

    /** A supply as its sender announces it. */
    record Wish(
            String id,
            NodeId node,
            @Nullable String supplier,
            @Nullable Instant expectedAt,
            Map<Sku, Quantity> quantities) {

        Wish {
            quantities = new LinkedHashMap<>(quantities);
        }

        List<Sku> skus() {
            return List.copyOf(quantities.keySet());
        }
    }

    /** @param created whether nothing was announced under the id before */
    record Put(Announcement supply, boolean created) {}

    /** Announces, or changes what was announced by the difference. */
    Uni<Outcome<Put>> announce(SqlConnection tx, Wish wish, @Nullable String ifMatch, String actor) {
        return catalogue.known(tx, wish.skus(), List.of(wish.node())).chain(known -> {
            Optional<Rejected> unknown = unknown(wish.skus(), known, "/lines/%d/sku")
                    .or(() -> known.has(wish.node())
                            ? Optional.empty()
                            : Optional.of(Rejected.Unknown.one(Rejected.Kind.NODE, "/node", wish.node())));
            return unknown.isPresent()
                    ? Uni.createFrom().item(Outcome.refused(unknown.get()))
                    : supplies.lock(tx, wish.id())
                            .chain(found -> announce(tx, found, spelled(wish, known), ifMatch, actor));
        });
    }

    /** Takes in what came. */
    Uni<Outcome<Announcement>> receive(SqlConnection tx, String id, List<Receipt> receipts, String actor) {
        List<Sku> skus = receipts.stream().map(Receipt::sku).toList();
        return catalogue
                .known(tx, skus, List.of())
                .chain(known -> unknown(skus, known, "/lines/%d/sku")
                        .map(Supplying::refused)
                        .orElseGet(() -> open(
                                tx,
                                id,
                                supply -> enter(tx, supply.receiving(spelled(receipts, known), actor), actor))));
    }

    /** Whatever has not come will not. */
    Uni<Outcome<Announcement>> close(SqlConnection tx, String id, @Nullable String reason, String actor) {
        return open(tx, id, supply -> enter(tx, supply.closing(reason, actor), actor));
    }

    private Uni<Outcome<Put>> announce(
            SqlConnection tx, Optional<Announcement> found, Wish wish, @Nullable String ifMatch, String actor) {
        boolean fits =
                found.map(supply -> Etags.matches(ifMatch, supply.version())).orElse(ifMatch == null);
        if (!fits) {
            return Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
        }
        if (found.isPresent() && found.get().closed()) {
            return Uni.createFrom().item(Outcome.refused(closed()));
        }
        if (found.isPresent() && !found.get().node().equals(wish.node())) {
            throw Problems.invalid("/node", "stays what it was; close this supply and announce another");
        }
        Announcement before = found.orElseGet(
                () -> new Announcement(wish.id(), wish.node(), null, null, false, now(), new TreeMap<>(), 0));
        Announcement.Step step = before.announcing(wish.quantities(), wish.supplier(), wish.expectedAt(), actor);
        return enter(tx, step, actor).map(outcome -> outcome.map(after -> new Put(after, found.isEmpty())));
    }

    private Uni<Outcome<Announcement>> enter(SqlConnection tx, Announcement.Step step, String actor) {
        Instant now = now();
        List<StockKey> keys = step.after().keys();
        return stocks.open(tx, keys, now).chain(stock -> switch (stock.apply(step.changes(), now)) {
            case Outcome.Refused<?>(var reason) -> refused(reason);
            case Outcome.Accepted<?> done ->
                stocks.save(tx, stock, List.of())
                        .chain(() -> supplies.put(tx, step.after(), actor))
                        .replaceWith(() -> Outcome.accepted(step.after()));
        });
    }

    private Uni<Outcome<Announcement>> open(
            SqlConnection tx, String id, Function<Announcement, Uni<Outcome<Announcement>>> work) {
        return supplies.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return refused(Rejected.Unknown.one(Rejected.Kind.SUPPLY, "/id", id));
            }
            return found.get().closed() ? refused(closed()) : work.apply(found.get());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Wish spelled(Wish wish, Known known) {
        Map<Sku, Quantity> quantities = new LinkedHashMap<>();
        wish.quantities()
                .forEach((sku, quantity) -> quantities.put(known.spelled(sku).orElseThrow(), quantity));
        return new Wish(wish.id(), wish.node(), wish.supplier(), wish.expectedAt(), quantities);
    }

    private static List<Receipt> spelled(List<Receipt> receipts, Known known) {
        return receipts.stream()
                .map(receipt -> receipt.spelled(known.spelled(receipt.sku()).orElseThrow()))
                .toList();
    }

    private static Optional<Rejected> unknown(List<Sku> skus, Known known, String pointer) {
        List<Rejected.Named> named = IntStream.range(0, skus.size())
                .filter(i -> known.spelled(skus.get(i)).isEmpty())
                .mapToObj(i ->
                        new Rejected.Named(pointer.formatted(i), skus.get(i).value()))
                .toList();
        for (int i = 0; i < skus.size(); i++) {
            if (known.isKit(skus.get(i))) {
                return Optional.of(new Rejected.KitHasNoStock(pointer.formatted(i)));
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(new Rejected.Unknown(Rejected.Kind.SKU, named));
    }

    private static Rejected closed() {
        return new Rejected.Closed("supply", SupplyState.CLOSED.wireName());
    }

    private static Uni<Outcome<Announcement>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
