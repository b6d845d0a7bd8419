package io.continuo.journey.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of uploads that are analysed. */
@ConfigMapping(prefix = "continuo.journey.uploads")
interface UploadConfig {

    /** Uploads that one instance analyses at once; further ones are asked to come later. */
    @WithDefault("2")
    int atOnce();

    /** The largest upload, unpacked. */
    @WithDefault("256M")
    MemorySize maxBody();

    /** Characters of one record. */
    @WithDefault("256K")
    MemorySize maxRecord();

    /** Events of one upload; they are held while it is analysed. */
    @WithDefault("1000000")
    int maxEvents();
}
