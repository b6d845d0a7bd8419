package io.continuo.journey.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of exports of all journeys. */
@ConfigMapping(prefix = "continuo.journey.exports")
interface ExportConfig {

    /** Exports that one instance writes at once; further ones are asked to come later. */
    @WithDefault("2")
    int atOnce();
}
