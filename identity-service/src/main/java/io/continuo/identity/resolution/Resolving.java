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
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

    /** Fails with the problem {@code contradictory-identifiers}, so that nothing of the inquiry is kept. */
    Uni<Result> resolve(SqlConnection tx, Inquiry inquiry) {
        Instant now = clock.instant();
        Evidence evidence = new Evidence(Rule.SAME_REQUEST, inquiry.system(), null, now);
        return refuseErased(tx, inquiry)
                .chain(() -> linking.link(tx, new Sighting(inquiry.identifiers(), evidence, inquiry.create(), null)))
                .invoke(Refusals::refuseContradiction)
                .call(resolution -> keepTraits(tx, resolution, inquiry, now))
                .map(Resolving::result);
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
