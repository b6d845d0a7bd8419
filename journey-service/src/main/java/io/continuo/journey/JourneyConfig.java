package io.continuo.journey;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Settings of this service. */
@ConfigMapping(prefix = "continuo.journey")
public interface JourneyConfig {

    /**
     * {@code host:port} under which other instances know this one. Names the member in the consumer group, so that an
     * instance that comes back takes its partitions up at once; two instances must not share it.
     */
    String address();

    /** Directory of the state stores, which may be lost: they are restored from the broker. Not shared by instances. */
    Path stateDir();

    /** Stream threads; more than processors brings nothing. */
    @WithDefault("2")
    int threads();

    /** Memory of all state stores together, outside the heap: block cache and write buffers. */
    @WithDefault("48M")
    MemorySize storeMemory();

    /** How much is read again after a crash, at most. */
    @WithDefault("1s")
    Duration commitInterval();

    /** After this silence the partitions of an instance go to the others. */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** Copies of every partition's stores on other instances, where there are any, to take over from at once. */
    @WithDefault("1")
    int standbys();

    /** Key of the hashes by which erased identifiers are recognised: 16 characters at least, secret, never changed. */
    String hashKey();

    /** How many touchpoints of one customer an export holds, the latest ones. */
    @WithDefault("100000")
    int maxExported();

    /** How many touchpoints of one customer an answer is computed from, the latest ones. */
    @WithDefault("5000")
    int maxTouchpoints();

    /** How many touchpoints of one customer count in questions over all journeys, the latest ones. */
    @WithDefault("100000")
    int maxAnalysed();

    /** What questions over all journeys are answered from. */
    Columns columns();

    /** The other instances. */
    Peers peers();

    /** The other instances, which have the partitions that are not here. */
    interface Peers {

        /** Of an instance that has not answered after this time the partitions are missing in an answer. */
        @WithDefault("10s")
        Duration timeout();

        /** How long it may take to reach another instance. */
        @WithDefault("1s")
        Duration connectTimeout();

        /** The largest answer of another instance. */
        @WithDefault("64M")
        MemorySize maxAnswer();
    }

    /** What questions over all journeys are answered from. */
    interface Columns {

        /** Dotted paths of properties with a column from the beginning; another one gets its own when it is asked for. */
        @WithDefault("campaign.name,campaign.medium,campaign.source,revenue,total,currency,order_id,orderId")
        Set<String> properties();

        /** Touchpoints of a partition that are kept on the heap until they are written into its block. */
        @WithDefault("20000")
        int changes();

        /** Threads that scan; 0 stands for the number of processors. */
        @WithDefault("0")
        int threads();

        /** Questions over all journeys that are answered at a time; one more is told to come back. */
        @WithDefault("8")
        int questions();

        /** How long a question waits for columns that are being made, before it is answered without them. */
        @WithDefault("5s")
        Duration patience();
    }
}
