package io.continuo.interaction.channels;

import io.continuo.events.Channel;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose deliveries are taken, and how much of them. */
@ConfigMapping(prefix = "continuo.channels")
public interface ChannelsConfig {

    /** By name, as the address has it: {@code /webhooks/{adapter}/{account}}. None by default. */
    Map<String, Account> accounts();

    /** The largest delivery as it is sent; it is held in memory until its signature is checked. */
    @WithDefault("4M")
    MemorySize maxBody();

    /** How far the time under a signature may be from ours, where the signature has one. */
    @WithDefault("5m")
    Duration signatureAge();

    /** One account at one system. */
    interface Account {

        /** The name of the adapter that reads it, such as {@code whatsapp}. */
        String adapter();

        /** The keys of its signatures, 16 characters at least; several while one takes the place of another. */
        List<String> secrets();

        /** What Meta sends when it checks the address; needed by its adapters only. */
        Optional<String> verifyToken();

        /** The channel of its touchpoints where the adapter does not know better. */
        Optional<Channel> channel();

        /** The source of its touchpoints; the name of the account by default. */
        Optional<String> source();
    }
}
