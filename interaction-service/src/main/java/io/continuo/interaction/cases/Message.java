package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What was said.
 *
 * @param contact in which it was said, where it came as one
 */
record Message(Direction direction, String text, Detail.@Nullable Linked contact) {

    static Message of(Direction direction, String text) {
        return new Message(direction, text, null);
    }
}
