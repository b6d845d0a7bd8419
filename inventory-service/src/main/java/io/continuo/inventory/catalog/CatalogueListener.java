package io.continuo.inventory.catalog;

import io.smallrye.mutiny.Uni;

/** Knows the catalogue by heart and has to be told that it changed. */
public interface CatalogueListener {

    /** Done once everything is known that is committed now; late rather than failing. */
    Uni<Void> caughtUp();
}
