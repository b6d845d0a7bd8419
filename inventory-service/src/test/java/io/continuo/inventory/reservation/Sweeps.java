package io.continuo.inventory.reservation;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets a test sweep when it wants to. */
@Singleton
public class Sweeps {

    private final Expiry expiry;

    Sweeps(Expiry expiry) {
        this.expiry = expiry;
    }

    public void sweep() {
        expiry.sweep().await().atMost(Duration.ofSeconds(30));
    }
}
