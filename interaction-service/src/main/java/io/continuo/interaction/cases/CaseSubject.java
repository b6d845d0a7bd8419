package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about; only its priority changes.
 *
 * @param identifier whom: the case follows this identifier through merges
 * @param title what the customer wants, in a line
 * @param orderId the order it is about, where it is about one
 * @param origin why it was opened
 */
record CaseSubject(
        Identifier identifier,
        String title,
        Kind kind,
        Priority priority,
        @Nullable String orderId,
        Origin origin) {

    CaseSubject ranked(Priority other) {
        return new CaseSubject(identifier, title, kind, other, orderId, origin);
    }
}
