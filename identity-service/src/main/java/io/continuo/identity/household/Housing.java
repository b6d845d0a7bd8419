package io.continuo.identity.household;

import io.continuo.events.CustomerId;
import io.continuo.identity.graph.CustomerLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says and decides who lives together.
 *
 * <p>Everything fails with {@code unknown-customer} or {@code customer-erased} where there is no such customer.
 */
@Singleton
class Housing {

    /** @param members with the customer itself; empty where its household is not known */
    record Home(CustomerId customer, Optional<Households.Membership> household, List<Households.Member> members) {}

    /** @param with whose household it is; null for one of its own */
    record Wish(CustomerId customer, @Nullable CustomerId with, String reason, String by) {}

    private final Households households;
    private final CustomerLock lock;
    private final InstantSource clock;

    Housing(Households households, CustomerLock lock, InstantSource clock) {
        this.households = households;
        this.lock = lock;
        this.clock = clock;
    }

    Uni<Home> of(SqlConnection tx, CustomerId id) {
        return lock.holdKnown(tx, id).chain(held -> home(tx, held.customer()));
    }

    Uni<Home> decide(SqlConnection tx, Wish wish) {
        return household(tx, wish)
                .chain(household -> lock.holdKnown(tx, wish.customer())
                        .call(() -> households.choose(tx, wish.customer(), choice(household, wish)))
                        .chain(held -> home(tx, held.customer())));
    }

    /** Takes decisions back. */
    Uni<Void> compute(SqlConnection tx, CustomerId id) {
        return lock.holdKnown(tx, id).chain(held -> households.unchoose(tx, held.bases()));
    }

    /** That of the other, who is given one where it has none; a new one where there is no other. */
    private Uni<UUID> household(SqlConnection tx, Wish wish) {
        CustomerId with = wish.with();
        if (with == null) {
            return Uni.createFrom().item(UUID.randomUUID());
        }
        return lock.holdKnown(tx, with)
                .chain(held -> households.of(tx, held.customer()))
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found.get().household()) : founded(tx, with, wish));
    }

    private Uni<UUID> founded(SqlConnection tx, CustomerId first, Wish wish) {
        UUID household = UUID.randomUUID();
        return households.choose(tx, first, choice(household, wish)).replaceWith(household);
    }

    private Households.Choice choice(UUID household, Wish wish) {
        return new Households.Choice(household, wish.reason(), wish.by(), clock.instant());
    }

    private Uni<Home> home(SqlConnection tx, CustomerId customer) {
        return households
                .of(tx, customer)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Home(customer, found, List.of()))
                        : households
                                .members(tx, found.get().household())
                                .map(members -> new Home(customer, found, members)));
    }
}
