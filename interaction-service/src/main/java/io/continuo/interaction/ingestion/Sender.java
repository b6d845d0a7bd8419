package io.continuo.interaction.ingestion;

import io.continuo.events.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Who brings touchpoints.
 *
 * @param channel what the write key is bound to; null for a token, whose touchpoints name their channel themselves
 * @param source the write key's name, or the client of the token
 */
record Sender(@Nullable Channel channel, String source) {

    /** Write keys are public: they stand in web pages and apps. */
    boolean isTrusted() {
        return channel == null;
    }
}
