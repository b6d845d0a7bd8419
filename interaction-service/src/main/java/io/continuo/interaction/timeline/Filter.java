package io.continuo.interaction.timeline;

import org.jspecify.annotations.Nullable;

/** Which touchpoints a caller wants to see; null means all. */
record Filter(
        @Nullable String channel,
        @Nullable String stage,
        @Nullable String type) {

    boolean matches(Entry entry) {
        return (channel == null || channel.equals(entry.channel()))
                && (stage == null || stage.equals(entry.stage()))
                && (type == null || type.equals(entry.type()));
    }
}
