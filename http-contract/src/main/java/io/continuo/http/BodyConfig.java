package io.continuo.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How large bodies may be in a service that also takes uploads. */
@ConfigMapping(prefix = "continuo.http")
interface BodyConfig {

    /** Paths whose bodies are streamed, so that only the server's own bound holds for them. */
    Optional<List<String>> streamedPaths();

    /** The largest body of every other path, where there are streamed ones; it is held in memory. */
    @WithDefault("1M")
    MemorySize heldBody();
}
