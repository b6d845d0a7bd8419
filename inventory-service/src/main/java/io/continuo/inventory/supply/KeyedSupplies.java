package io.continuo.inventory.supply;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Transactions;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does each request about a supply at most once, and shows supplies. */
@Singleton
class KeyedSupplies {

    private final Transactions transactions;
    private final RequestKeys keys;
    private final Supplying supplying;
    private final SupplyTable supplies;
    private final InstantSource clock;

    KeyedSupplies(
            Transactions transactions,
            RequestKeys keys,
            Supplying supplying,
            SupplyTable supplies,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.supplying = supplying;
        this.supplies = supplies;
        this.clock = clock;
    }

    /**
     * A request that may come again.
     *
     * @param actor the client that asks
     * @param answer what to keep for the key and to answer
     */
    record Keyed(KeyedRequest key, String actor, Function<Outcome<Announcement>, StoredAnswer> answer) {}

    Uni<Outcome<Supplying.Put>> announce(Supplying.Wish wish, @Nullable String ifMatch, String actor) {
        return transactions.write(tx -> supplying.announce(tx, wish, ifMatch, actor));
    }

    Uni<StoredAnswer> receive(Keyed keyed, String id, List<Receipt> receipts) {
        return transactions.write(tx -> keys.once(
                tx,
                keyed.key(),
                () -> supplying.receive(tx, id, receipts, keyed.actor()).map(keyed.answer())));
    }

    Uni<StoredAnswer> close(Keyed keyed, String id, @Nullable String reason) {
        return transactions.write(tx -> keys.once(
                tx,
                keyed.key(),
                () -> supplying.close(tx, id, reason, keyed.actor()).map(keyed.answer())));
    }

    Uni<Optional<Announcement>> find(String id) {
        return transactions.read(client -> supplies.find(client, id));
    }

    /** The newest first. */
    Uni<List<Announcement>> page(SupplyTable.Wanted wanted, Optional<SupplyTable.Position> after, int limit) {
        // Nothing is newer than a minute from now, however the clocks of two instances differ.
        SupplyTable.Position from =
                after.orElseGet(() -> new SupplyTable.Position(clock.instant().plusSeconds(60), ""));
        return transactions.read(client -> supplies.page(client, wanted, from, limit));
    }
}
