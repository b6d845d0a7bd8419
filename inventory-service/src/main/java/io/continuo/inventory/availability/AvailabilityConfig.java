package io.continuo.inventory.availability;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of availability. */
@ConfigMapping(prefix = "continuo.inventory.availability")
interface AvailabilityConfig {

    /** Memory for answers that are kept until something changes. */
    @WithDefault("48M")
    MemorySize keptAnswers();

    /** Streams of changes that one instance has open at most; more are refused (503). */
    @WithDefault("5000")
    int mostStreams();

    /** How often a stream says that it is alive when nothing changes. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How often a stream tells of changes at most; those of one SKU in between are told as one. */
    @WithDefault("PT0.1S")
    Duration streamPace();

    /** After how long a stream ends, unless its token ends before; its client connects again. */
    @WithDefault("PT1H")
    Duration longestStream();
}
