package io.continuo.inventory.catalog;

import io.continuo.http.Etags;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and puts catalogue rows by their id. */
@Singleton
class CatalogRows {

    private static final int ATTEMPTS = 3;

    private final Sessions sessions;
    private final List<CatalogueListener> listeners;

    CatalogRows(Sessions sessions, @All List<CatalogueListener> listeners) {
        this.sessions = sessions;
        this.listeners = listeners;
    }

    /** @param created whether the row is new */
    record Put<E>(E row, boolean created) {}

    /**
     * Creates the row or changes it; of two callers at once the later one wins, unless it said which version it saw.
     *
     * @param ifMatch the version the caller saw, as an entity tag; null to put in any case
     */
    <E extends CatalogRow> Uni<Outcome<Put<E>>> put(
            Class<E> type, String id, Supplier<E> fresh, Consumer<E> change, @Nullable String ifMatch) {
        return sessions.write(session -> session.find(type, id)
                        .chain(found -> found == null
                                ? create(session, fresh, change, ifMatch)
                                : update(session, found, change, ifMatch)))
                .onFailure(CatalogRows::isRace)
                .retry()
                .atMost(ATTEMPTS)
                .call(put -> tell());
    }

    <E extends CatalogRow> Uni<Optional<E>> find(Class<E> type, String id) {
        return sessions.read(session -> session.find(type, id).map(Optional::ofNullable));
    }

    /** @return whether there was such a row; refused where it is another version than the caller saw */
    <E extends CatalogRow> Uni<Outcome<Boolean>> remove(Class<E> type, String id, @Nullable String ifMatch) {
        return sessions.write(session -> session.find(type, id).chain(found -> remove(session, found, ifMatch)))
                .call(removed -> tell());
    }

    /** Rows behind {@code after} in the order of their ids. */
    <E extends CatalogRow> Uni<List<E>> page(Class<E> type, String idField, String after, int limit) {
        String query = "from " + type.getSimpleName() + " where " + idField + " > :after order by " + idField;
        return sessions.read(session -> session.createQuery(query, type)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList());
    }

    private static <E extends CatalogRow> Uni<Outcome<Put<E>>> create(
            Mutiny.Session session, Supplier<E> fresh, Consumer<E> change, @Nullable String ifMatch) {
        if (ifMatch != null) {
            return Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
        }
        E row = fresh.get();
        change.accept(row);
        return session.persist(row).chain(session::flush).replaceWith(Outcome.accepted(new Put<>(row, true)));
    }

    private static <E extends CatalogRow> Uni<Outcome<Put<E>>> update(
            Mutiny.Session session, E row, Consumer<E> change, @Nullable String ifMatch) {
        if (!Etags.matches(ifMatch, row.version)) {
            return Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
        }
        change.accept(row);
        return session.flush().replaceWith(() -> Outcome.accepted(new Put<>(row, false)));
    }

    /** So that whoever changed something sees it in what is answered from memory. */
    private Uni<Void> tell() {
        return Multi.createFrom()
                .iterable(listeners)
                .onItem()
                .transformToUniAndConcatenate(CatalogueListener::caughtUp)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Outcome<Boolean>> remove(
            Mutiny.Session session, @Nullable CatalogRow found, @Nullable String ifMatch) {
        if (found == null) {
            return Uni.createFrom().item(Outcome.accepted(false));
        }
        return Etags.matches(ifMatch, found.version)
                ? session.remove(found).replaceWith(() -> Outcome.accepted(true))
                : Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
    }

    private static boolean isRace(Throwable failure) {
        return failure instanceof OptimisticLockException || failure instanceof ConstraintViolationException;
    }
}
