package io.continuo.inventory;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the service takes from its surroundings. */
final class InventoryBeans {

    /** Read by use cases only; the domain is told the time. */
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
