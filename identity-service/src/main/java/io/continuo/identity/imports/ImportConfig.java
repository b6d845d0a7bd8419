package io.continuo.identity.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of bulk imports. */
@ConfigMapping(prefix = "continuo.identity.imports")
interface ImportConfig {

    /** The longest line; of a CSV, the longest record. */
    @WithDefault("64K")
    MemorySize maxLine();

    /** Lines of one import. */
    @WithDefault("5000000")
    long maxLines();

    /** The largest body. */
    @WithDefault("512M")
    MemorySize maxBody();

    /** Lines that are staged, applied or answered together. */
    @WithDefault("500")
    int chunk();

    /** Chunks of all imports that one replica applies at once. */
    @WithDefault("2")
    int workers();

    /** How soon a replica goes on with what another one left undone; read by the schedule of {@link ImportWorker}. */
    @WithDefault("PT5S")
    Duration lookAround();

    /** How long a chunk may be matched before another replica takes it over. */
    @WithDefault("PT5M")
    Duration lease();

    /** An upload from which nothing has come for this long may be gone on with by another one. */
    @WithDefault("PT90S")
    Duration silence();

    /** How long an upload that broke off can be gone on with. */
    @WithDefault("PT24H")
    Duration resumable();

    /** How long the results of a completed import are kept. */
    @WithDefault("P30D")
    Duration keepResults();
}
