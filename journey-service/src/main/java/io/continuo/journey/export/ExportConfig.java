package io.continuo.journey.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of exports of all journeys. */
@ConfigMapping(prefix = "continuo.journey.exports")
interface ExportConfig {

    /** Exports that one instance writes at once. */
    @WithDefault("2")
    int atOnce();

    /** Exports that wait until they are written, each with a thread; further ones are asked to come later. */
    @WithDefault("16")
    int waiting();

    /** How long an export waits. */
    @WithDefault("5s")
    Duration patience();
}
