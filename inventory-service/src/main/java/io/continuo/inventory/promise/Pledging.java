package io.continuo.inventory.promise;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Enters new promises, and asks nodes about their last units. */
@Singleton
class Pledging {

    private final PromiseBooks books;
    private final LastUnits lastUnits;

    Pledging(PromiseBooks books, LastUnits lastUnits) {
        this.books = books;
        this.lastUnits = lastUnits;
    }

    /** The promise as it is then. */
    Uni<Promise> open(SqlConnection tx, Promise.Order order, Pledge pledge, String actor) {
        return books.open(tx, order, pledge, actor).chain(promise -> lastUnits.ask(tx, promise, actor));
    }
}
