package io.continuo.journey.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of uploads that are analysed. */
@ConfigMapping(prefix = "continuo.journey.uploads")
interface UploadConfig {

    /** Uploads of more than {@link #small()} that one instance analyses at once; as they arrive, so that none is held. */
    @WithDefault("2")
    int atOnce();

    /** Uploads up to this size, unpacked, are held until they have arrived and analysed then, however slowly they come. */
    @WithDefault("256K")
    MemorySize small();

    /** Small uploads that one instance analyses at once, beside the others. */
    @WithDefault("8")
    int smallAtOnce();

    /** Larger uploads that wait for one of the places, each with a thread and what is held of it. */
    @WithDefault("16")
    int waiting();

    /** How long an upload waits for a place. */
    @WithDefault("5s")
    Duration patience();

    /** Uploads that arrive, wait or are analysed, all together; further ones are asked to come later. */
    @WithDefault("64")
    int open();

    /** Bytes a second at which an upload that has a place arrives at least, as long as others wait for one. */
    @WithDefault("64K")
    MemorySize pace();

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
