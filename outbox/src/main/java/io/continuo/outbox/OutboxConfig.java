package io.continuo.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Settings of the relay and of its tables' upkeep. */
@ConfigMapping(prefix = "continuo.outbox")
public interface OutboxConfig {

    /** Whether this process sends; without it messages wait for another replica. */
    @WithDefault("true")
    boolean enabled();

    /** How long an idle relay waits when nobody wakes it. */
    @WithDefault("PT0.25S")
    Duration pollInterval();

    /** Pause after a round of less than four lanes, in which more may come: what a message waits at most beside a steady flow. */
    @WithDefault("PT0.02S")
    Duration linger();

    /** Shards of a topic claimed in one round, of 64. */
    @WithDefault("64")
    int lanesPerRound();

    /** Messages taken from each of them. */
    @WithDefault("64")
    int rowsPerLane();

    /** Payload held in memory in one round; a single message over it is still sent. */
    @WithDefault("8M")
    MemorySize bytesPerRound();

    /** How long one message may take until it is given back; the claiming transaction stays open as long. */
    @WithDefault("PT30S")
    Duration deliveryTimeout();

    /** How long the sender looks for a topic's partitions. */
    @WithDefault("PT5S")
    Duration metadataTimeout();

    /** First pause for a topic that cannot be written to; doubles with each failure. */
    @WithDefault("PT0.25S")
    Duration firstBackoff();

    /** Longest such pause, and so about how long draining takes to begin when the broker is back. */
    @WithDefault("PT5S")
    Duration longestBackoff();

    /** How often depth and age are measured. */
    @WithDefault("PT10S")
    Duration measureInterval();

    /** How often old rows are swept from inbox and request keys. */
    @WithDefault("PT10M")
    Duration sweepInterval();

    /** How long a repetition is recognised by the inbox; longer than a consumer may lag. */
    @WithDefault("P14D")
    Duration inboxRetention();

    /** How long an answer is kept for its Idempotency-Key; the API promises 24 hours. */
    @WithDefault("PT48H")
    Duration requestKeyRetention();

    /** More settings of the Kafka producer, such as those of TLS and SASL. */
    Map<String, String> producer();
}
