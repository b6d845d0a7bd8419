package io.continuo.inventory.promise;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets a test follow up when it wants to. */
@Singleton
public class FollowUpSweeps {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final FollowUps promises;
    private final NotFound notFound;

    FollowUpSweeps(FollowUps promises, NotFound notFound) {
        this.promises = promises;
        this.notFound = notFound;
    }

    public void sweep() {
        promises.sweep().await().atMost(WITHIN);
        notFound.settle().await().atMost(WITHIN);
    }
}
