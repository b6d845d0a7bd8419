package io.continuo.identity.graph;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The deployment's source of ids. */
@Singleton
final class GraphBeans {

    @Produces
    @Singleton
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }
}
