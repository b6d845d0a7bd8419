package io.continuo.inventory.catalog;

import io.continuo.inventory.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sessions with the catalogue; while the database is away they fail with a problem (503), as plain SQL does. */
@Singleton
class Sessions {

    private final Mutiny.SessionFactory factory;

    Sessions(Mutiny.SessionFactory factory) {
        this.factory = factory;
    }

    <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
        return Transactions.reachable(Uni.createFrom().deferred(() -> factory.withSession(work)));
    }

    <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> work) {
        return Transactions.reachable(Uni.createFrom().deferred(() -> factory.withTransaction(work)));
    }
}
