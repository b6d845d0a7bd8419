package io.continuo.identity.privacy;

import io.continuo.events.Identifier;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.PrivacyRequested.Kind;
import io.continuo.identity.graph.Forgetting;
import io.continuo.identity.graph.People;
import io.continuo.identity.graph.People.Search;
import io.continuo.identity.graph.Person;
import io.continuo.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes requests in. What this service has to do is done in the transaction that accepts the request: either the person
 * is forgotten here and the others are told, or nothing has happened. The person is locked meanwhile, so requests and
 * everything else that concerns it come one after the other.
 */
@Singleton
class Asking {

    private final People people;
    private final Forgetting forgetting;
    private final Saga saga;
    private final List<PersonalData> data;
    private final Outbox outbox;
    private final InstantSource clock;

    Asking(
            People people,
            Forgetting forgetting,
            Saga saga,
            Instance<PersonalData> data,
            Outbox outbox,
            InstantSource clock) {
        this.people = people;
        this.forgetting = forgetting;
        this.saga = saga;
        this.data = data.stream().toList();
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Fails with {@code customer-erased} where the id of a customer is given who was erased. */
    Uni<Requested> ask(SqlConnection tx, Kind kind, Identifier subject, String by) {
        return people.hold(tx, subject).chain(search -> switch (search) {
            case Search.One found -> accept(tx, kind, found, by).map(Requested.Accepted::new);
            case Search.Nobody() -> Uni.createFrom().item(new Requested.Nobody());
            case Search.Shared() -> Uni.createFrom().item(new Requested.Shared());
        });
    }

    /** The time is taken under the lock: what was kept of the person until now is from before it. */
    private Uni<Request> accept(SqlConnection tx, Kind kind, Search.One found, String by) {
        UUID id = UUID.randomUUID();
        Person person = found.person();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PrivacyRequested event = new PrivacyRequested(id.toString(), kind, person.bases(), person.named(), now);
        Uni<Map<String, Long>> done = switch (kind) {
            case ERASURE -> erase(tx, person, now);
            case EXPORT -> Uni.createFrom().item(held(person));
        };
        return done.chain(counts -> saga.open(tx, new Opened(id, found.base(), by, event), counts));
    }

    private Uni<Map<String, Long>> erase(SqlConnection tx, Person person, Instant now) {
        Map<String, Long> counts = new TreeMap<>();
        return people.leaveSharedBehind(tx, person, now)
                .chain(() -> each(part -> part.tombstones(tx, person)))
                .chain(told ->
                        outbox.addAll(tx, told.stream().flatMap(List::stream).toList()))
                .chain(() -> each(part -> part.erase(tx, person)))
                .invoke(removed -> removed.forEach(counts::putAll))
                .chain(() -> forgetting.forget(tx, person, now))
                .invoke(counts::putAll)
                .replaceWith(counts);
    }

    private static Map<String, Long> held(Person person) {
        return Map.of(
                "customerIds", (long) person.bases().size(),
                "identifiers", (long) person.identifiers().size());
    }

    private <T> Uni<List<T>> each(Function<PersonalData, Uni<T>> work) {
        return Multi.createFrom()
                .iterable(data)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
