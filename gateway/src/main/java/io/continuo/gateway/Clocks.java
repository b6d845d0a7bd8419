package io.continuo.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Time comes in from here, so that tests can bring their own. */
class Clocks {

    @Produces
    @Singleton
    InstantSource utc() {
        return Clock.systemUTC();
    }
}
