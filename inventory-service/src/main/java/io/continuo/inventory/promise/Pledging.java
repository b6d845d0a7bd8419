package io.continuo.inventory.promise;

import io.continuo.inventory.sourcing.LastUnit;
import io.continuo.inventory.sourcing.Policies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Enters new promises, and asks nodes about their last units. */
@Singleton
class Pledging {

    private final Policies policies;
    private final PromiseBooks books;
    private final LastUnits lastUnits;

    Pledging(Policies policies, PromiseBooks books, LastUnits lastUnits) {
        this.policies = policies;
        this.books = books;
        this.lastUnits = lastUnits;
    }

    /** The promise as it is then. */
    Uni<Promise> open(SqlConnection tx, Promise.Order order, Pledge pledge, String actor) {
        return policies.lastUnit(tx, order.channel())
                .chain(rule -> rule.map(known -> asking(tx, order, pledge, known, actor))
                        .orElseGet(() -> books.open(tx, order, pledge, actor)));
    }

    private Uni<Promise> asking(SqlConnection tx, Promise.Order order, Pledge pledge, LastUnit rule, String actor) {
        return lastUnits
                .lock(tx, order, pledge, rule)
                .chain(() -> books.open(tx, order, pledge, actor))
                .chain(promise -> lastUnits.ask(tx, promise, rule, actor));
    }
}
