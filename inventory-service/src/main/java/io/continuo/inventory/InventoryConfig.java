package io.continuo.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the inventory-service. */
@ConfigMapping(prefix = "continuo.inventory")
public interface InventoryConfig {

    /** How often expired holds are released; until then reads discount them. */
    @WithDefault("PT1S")
    Duration sweepInterval();

    /** Reservations released in one transaction of the sweep. */
    @WithDefault("200")
    int sweepBatch();

    /** How long a reservation holds when the request does not say. */
    @WithDefault("PT15M")
    Duration defaultTtl();

    /** The longest a reservation may hold. */
    @WithDefault("P30D")
    Duration longestTtl();

    /** How often a transaction is tried that lost a dead-lock or a serialisation conflict. */
    @WithDefault("8")
    int transactionAttempts();

    /** Lines of a bulk upload applied in one transaction. */
    @WithDefault("200")
    int bulkChunk();

    /** {@code host:port} under which the gateway reaches this process; where it is absent, requests are not routed by SKU. */
    Optional<String> address();

    /** How reservations are decided together. */
    HotPath hotPath();

    /** Bounds of deciding together. */
    interface HotPath {

        /** Transactions of reservations at the same time; each takes a connection. */
        @WithDefault("4")
        int lanes();

        /** Requests decided in one of them. */
        @WithDefault("256")
        int largestRound();

        /** Requests that wait; more are answered 503. */
        @WithDefault("4096")
        int mostWaiting();
    }

    /** Threads for what takes milliseconds of thinking: plans over many nodes, remedies of broken guarantees. */
    WorkerThreads workers();

    /** Bounds of thinking. */
    interface WorkerThreads {

        /** Threads beside the event loops. */
        @WithDefault("2")
        int threads();

        /** What waits for one of them; more is answered 503. */
        @WithDefault("256")
        int mostWaiting();
    }

    /** How long what stands ready is kept for its customer when the request does not say. */
    @WithDefault("P7D")
    Duration collectWithin();

    /** The longest it may be kept. */
    @WithDefault("P90D")
    Duration longestCollectWithin();

    /** How long a node has to say whether it has its last units, before another one takes over. */
    @WithDefault("PT30M")
    Duration answerWithin();

    /** How often it is looked for what was not collected, not answered, or counted. */
    @WithDefault("PT10S")
    Duration followUpInterval();
}
