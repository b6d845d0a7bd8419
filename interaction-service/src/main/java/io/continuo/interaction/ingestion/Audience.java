package io.continuo.interaction.ingestion;

import java.util.Optional;

/**
 * Whose refused items somebody may see.
 *
 * @param source only this one's; empty for everybody's
 */
record Audience(Optional<String> source) {

    static Audience everybody() {
        return new Audience(Optional.empty());
    }

    static Audience of(String source) {
        return new Audience(Optional.of(source));
    }

    boolean sees(RejectedItem item) {
        return source.isEmpty()
                || source.get().equals(item.submission().sender().source());
    }
}
