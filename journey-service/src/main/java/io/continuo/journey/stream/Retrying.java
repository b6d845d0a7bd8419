package io.continuo.journey.stream;

import java.time.Duration;

/** Something that works as soon as the broker answers: tried on a thread of its own until it is done, or interrupted. */
final class Retrying {

    private static final Duration AFTER = Duration.ofSeconds(2);

    private final Attempt attempt;

    private Retrying(Attempt attempt) {
        this.attempt = attempt;
    }

    /** One try. */
    @FunctionalInterface
    interface Attempt {

        /** Whether it is done; otherwise it is tried again. */
        boolean isDone() throws InterruptedException;
    }

    static Thread start(String name, Attempt attempt) {
        return Thread.ofPlatform().name(name).daemon().start(new Retrying(attempt)::run);
    }

    private void run() {
        try {
            while (!attempt.isDone()) {
                Thread.sleep(AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The service stops.
        }
    }
}
