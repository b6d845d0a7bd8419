package io.continuo.outbox;

import java.time.Duration;

/**
 * How far Kafka is behind the database.
 *
 * @param waiting messages not yet acknowledged, counted up to 100,000
 * @param oldest age of the one that waits longest, zero where none waits
 * @param parked messages the broker refused for good, counted up to 100,000
 */
public record OutboxDepth(long waiting, Duration oldest, long parked) {

    long oldestMillis() {
        return oldest.toMillis();
    }
}
