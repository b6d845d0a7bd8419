package io.continuo.interaction.requests;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.model.Updates;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives a repeated request the answer of its first time.
 *
 * <p>A claim is written before the work and the answer after it, also when the caller has gone away meanwhile. A crash
 * in between leaves the claim, which another try takes over when its lease has ended; the work must therefore itself
 * recognise the request by its id and not be done twice.
 */
@ApplicationScoped
public class RequestKeys {

    private static final Logger LOG = Logger.getLogger(RequestKeys.class);

    /** Longer than any request takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** What a request is about, where its answer is to be found by that. */
    public static final String ABOUT = "about";

    private static final String FINGERPRINT = "fingerprint";
    private static final String LEASED_UNTIL = "leasedUntil";
    private static final String STATUS = "status";
    private static final String BODY = "body";

    private final Store store;
    private final InstantSource clock;

    RequestKeys(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Does the work, or answers as it was answered before. A failure of the work frees the key.
     *
     * <p>Fails with the problem {@code idempotency-key-reused} or {@code request-in-flight}.
     *
     * @param request empty: the work is simply done
     * @param work gets the id of the request, or null where it has no key
     */
    public Uni<StoredAnswer> once(
            Optional<KeyedRequest> request, Function<@Nullable RequestId, Uni<StoredAnswer>> work) {
        return once(request, id -> null, work);
    }

    /**
     * The same, of a request whose answer must not outlive what it is about.
     *
     * @param about the id of that, under which the answer is kept as {@value #ABOUT}
     */
    public Uni<StoredAnswer> once(
            Optional<KeyedRequest> request,
            Function<RequestId, @Nullable String> about,
            Function<@Nullable RequestId, Uni<StoredAnswer>> work) {
        if (request.isEmpty()) {
            return work.apply(null);
        }
        RequestId id = RequestId.of(request.get());
        return claim(id, request.get().fingerprint(), about.apply(id))
                .chain(earlier ->
                        earlier.map(answer -> Uni.createFrom().item(answer)).orElseGet(() -> doClaimed(id, work)))
                // Not cancelled with the connection of the caller, who would find the key claimed at the next try.
                .memoize()
                .indefinitely();
    }

    /** Empty when the request is ours to do. */
    private Uni<Optional<StoredAnswer>> claim(RequestId id, String fingerprint, @Nullable String about) {
        Document claim = new Document("_id", id.value())
                .append(FINGERPRINT, fingerprint)
                .append(ABOUT, about)
                .append(LEASED_UNTIL, leaseEnd())
                .append(Shelf.AT, Date.from(clock.instant()));
        return requests()
                .insertOne(claim)
                .replaceWith(Optional.<StoredAnswer>empty())
                .onFailure(Store::isDuplicateKey)
                .recoverWithUni(() -> known(id, fingerprint));
    }

    private Uni<Optional<StoredAnswer>> known(RequestId id, String fingerprint) {
        return requests().find(eq(id.value())).toUni().chain(earlier -> {
            if (earlier == null) {
                return Uni.createFrom().failure(inFlight());
            }
            if (!fingerprint.equals(earlier.getString(FINGERPRINT))) {
                return Uni.createFrom()
                        .failure(Problems.of(
                                StandardProblem.IDEMPOTENCY_KEY_REUSED,
                                "Send a new Idempotency-Key for a new request."));
            }
            return earlier.containsKey(STATUS)
                    ? Uni.createFrom().item(Optional.of(answer(earlier)))
                    : takeOver(id, earlier.getDate(LEASED_UNTIL));
        });
    }

    private Uni<Optional<StoredAnswer>> takeOver(RequestId id, Date leasedUntil) {
        if (clock.instant().isBefore(leasedUntil.toInstant())) {
            return Uni.createFrom().failure(inFlight());
        }
        return requests()
                .updateOne(
                        Store.all(eq(id.value()), eq(LEASED_UNTIL, leasedUntil)), Updates.set(LEASED_UNTIL, leaseEnd()))
                .map(result -> {
                    if (result.getMatchedCount() == 0) {
                        throw inFlight();
                    }
                    return Optional.empty();
                });
    }

    private Uni<StoredAnswer> doClaimed(RequestId id, Function<@Nullable RequestId, Uni<StoredAnswer>> work) {
        return work.apply(id).call(answer -> keep(id, answer)).onFailure().call(() -> free(id));
    }

    private Uni<Void> keep(RequestId id, StoredAnswer answer) {
        return requests()
                .updateOne(
                        eq(id.value()),
                        Updates.combine(Updates.set(STATUS, answer.status()), Updates.set(BODY, answer.json())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(RequestKeys::unfinished);
    }

    private Uni<Void> free(RequestId id) {
        return requests()
                .deleteOne(Store.all(eq(id.value()), exists(STATUS, false)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(RequestKeys::unfinished);
    }

    private ReactiveMongoCollection<Document> requests() {
        return store.on(Shelf.REQUESTS);
    }

    private Date leaseEnd() {
        return Date.from(clock.instant().plus(LEASE));
    }

    private static StoredAnswer answer(Document request) {
        return new StoredAnswer(request.getInteger(STATUS), request.getString(BODY));
    }

    private static RuntimeException inFlight() {
        return Problems.of(
                StandardProblem.REQUEST_IN_FLIGHT, "Wait for the first answer, or repeat the request in a moment.");
    }

    private static Void unfinished(Throwable failure) {
        LOG.warnf(
                "request key stays claimed until its lease ends cause=%s",
                failure.getClass().getSimpleName());
        return null;
    }
}
