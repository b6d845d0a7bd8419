package io.continuo.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The bounds of the gateway, and the write keys it knows. */
@ConfigMapping(prefix = "continuo.gateway")
public interface GatewayConfig {

    /** Write keys for ingestion; each is bound to a channel. */
    Map<String, WriteKey> writeKeys();

    Limits limits();

    Timeouts timeouts();

    /** What a write key stands for. */
    interface WriteKey {

        /** The channel of what is sent with it, such as {@code web}. */
        String channel();

        /** The name of the source, such as {@code demo-web}. */
        String source();
    }

    /** Sizes and counts; more than this is refused. */
    interface Limits {

        /** A body of the JSON API. */
        @WithDefault("1M")
        MemorySize json();

        /** A body of the tracking API, as sent and inflated. */
        @WithDefault("4M")
        MemorySize tracking();

        /** A streamed import. */
        @WithDefault("512M")
        MemorySize large();

        /** All bodies that are held in memory at once, to find a write key in them. */
        @WithDefault("128M")
        MemorySize held();

        /** Connections to one service. */
        @WithDefault("128")
        int connections();

        /** Connections to one service that carry endless streams. */
        @WithDefault("1024")
        int streams();

        /** Requests that wait for a connection. */
        @WithDefault("512")
        int waiting();
    }

    /** How long the gateway waits. */
    interface Timeouts {

        /** For a connection to a service, a free one of the pool included. */
        @WithDefault("2s")
        Duration connect();

        /** Without any progress of a request: for the answer's head, and between two pieces of a body. */
        @WithDefault("30s")
        Duration progress();

        /** For one part of a composed answer. */
        @WithDefault("2s")
        Duration part();

        /** For one service's state on the front page. */
        @WithDefault("1s")
        Duration state();
    }
}
