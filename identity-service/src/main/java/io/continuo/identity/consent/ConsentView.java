package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ConsentHistory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a channel and a purpose, and its proof.
 *
 * @param channel a channel, or {@code *} for all
 * @param purpose a purpose, or {@code *} for all
 */
public record ConsentView(
        String channel,
        String purpose,
        ConsentState state,
        String capturedBy,
        @Nullable String text,
        Instant at) {

    /** What holds for each scope that was decided about. */
    public static List<ConsentView> of(ConsentHistory history) {
        return history.perScope().stream().map(ConsentView::of).toList();
    }

    static ConsentView of(ConsentDecision decision) {
        return new ConsentView(
                decision.scope().channel(),
                decision.scope().purpose(),
                decision.state(),
                decision.capturedBy(),
                decision.text(),
                decision.at());
    }
}
