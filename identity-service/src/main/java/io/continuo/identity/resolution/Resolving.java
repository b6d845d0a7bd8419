package io.continuo.identity.resolution;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.customer.Traits;
import io.continuo.identity.graph.Conflict;
import io.continuo.identity.graph.CustomerLock;
import io.continuo.identity.graph.Directory;
import io.continuo.identity.graph.Evidence;
import io.continuo.identity.graph.Linking;
import io.continuo.identity.graph.Resolution;
import io.continuo.identity.graph.Rule;
import io.continuo.identity.graph.Sighting;
import io.continuo.identity.matching.Matching;
import io.continuo.identity.matching.NewRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers who some identifiers are, links them, and keeps what is said about the person. */
@Singleton
class Resolving {

    /** The answer. */
    sealed interface Result {

        /** It is this customer; see {@link Resolution.Resolved}. */
        record Customer(
                CustomerId customer,
                boolean created,
                @Nullable Identifier matchedBy,
                List<Conflict> conflicts,
                List<Identifier> ignored)
                implements Result {}

        /** Nobody has any of them. */
        record Nobody() implements Result {}

        /** None of them can name a person. */
        record NoneUsable() implements Result {}
    }

    private final Directory directory;
    private final Linking linking;
    private final CustomerLock lock;
    private final Traits traits;
    private final Matching matching;
    private final InstantSource clock;

    Resolving(
            Directory directory,
            Linking linking,
            CustomerLock lock,
            Traits traits,
            Matching matching,
            InstantSource clock) {
        this.directory = directory;
        this.linking = linking;
        this.lock = lock;
        this.traits = traits;
        this.matching = matching;
        this.clock = clock;
    }

    /**
     * The answer to most inquiries: these are one known customer, and nothing new is said of the person. Empty where
     * {@link #resolve} has to decide.
     */
    Uni<Optional<Result>> known(SqlClient client, Inquiry inquiry) {
        if (!inquiry.traits().isEmpty() || namesCustomer(inquiry)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return linking.linkKnown(client, sighting(inquiry, clock.instant()))
                .invoke(known -> known.ifPresent(Refusals::refuseContradiction))
                .map(known -> known.map(Resolving::result));
    }

    /** Fails with the problem {@code contradictory-identifiers}, so that nothing of the inquiry is kept. */
    Uni<Result> resolve(SqlConnection tx, Inquiry inquiry) {
        Instant now = clock.instant();
        return refuseErased(tx, inquiry)
                .chain(() -> linking.link(tx, sighting(inquiry, now)))
                .invoke(Refusals::refuseContradiction)
                .call(resolution -> keepTraits(tx, resolution, inquiry, now))
                .map(Resolving::result);
    }

    private static Sighting sighting(Inquiry inquiry, Instant now) {
        Evidence evidence = new Evidence(Rule.SAME_REQUEST, inquiry.system(), null, now);
        return new Sighting(inquiry.identifiers(), evidence, inquiry.create(), null);
    }

    private static boolean namesCustomer(Inquiry inquiry) {
        return inquiry.identifiers().stream()
                .anyMatch(identifier -> identifier.type().equals(IdentifierType.CUSTOMER_ID));
    }

    /** Whoever still names an erased customer is told so, and not answered with another one. */
    private Uni<Void> refuseErased(SqlConnection tx, Inquiry inquiry) {
        List<Identifier> ids = inquiry.identifiers().stream()
                .filter(identifier -> identifier.type().equals(IdentifierType.CUSTOMER_ID))
                .toList();
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : directory
                        .lookUp(tx, ids)
                        .invoke(found -> {
                            if (!found.erased().isEmpty()) {
                                throw Directory.erased();
                            }
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> keepTraits(SqlConnection tx, Resolution resolution, Inquiry inquiry, Instant now) {
        if (inquiry.traits().isEmpty() || !(resolution instanceof Resolution.Resolved resolved)) {
            return Uni.createFrom().voidItem();
        }
        return lock.holdBase(tx, resolved.base())
                .call(() -> traits.save(tx, resolved.base(), inquiry.traits(), inquiry.system(), now))
                .call(() -> matching.keep(
                        tx, List.of(NewRecord.ofSystem(resolved.base(), inquiry.system(), inquiry.traits(), now))))
                .chain(held -> lock.touch(tx, held));
    }

    private static Result result(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved it ->
                new Result.Customer(it.customer(), it.created(), it.matchedBy(), it.conflicts(), it.ignored());
            case Resolution.Unknown(List<Identifier> ignored) -> new Result.Nobody();
            // What is said now is never of a time that was erased.
            case Resolution.Forgotten(List<Identifier> ignored) -> new Result.Nobody();
            case Resolution.NothingUsable(List<Identifier> ignored) -> new Result.NoneUsable();
        };
    }
}
