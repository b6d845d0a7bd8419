package io.continuo.identity;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** What the service takes from outside itself. */
@Singleton
final class IdentityBeans {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
