package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.Scope;
import java.util.Optional;

/**
 * How many channels and purposes a customer decides about apart. All decisions of a customer travel in one event, so there is
 * an end; a decision about something that was decided before always fits.
 */
final class DecisionBound {

    static final int MAX_SCOPES = 500;

    private static final Scope EVERYTHING = new Scope(Scope.ALL, Scope.ALL);

    private DecisionBound() {}

    static boolean isFull(ConsentHistory history, Scope scope) {
        var decided = history.perScope();
        return decided.size() >= MAX_SCOPES
                && !scope.equals(EVERYTHING)
                && decided.stream().noneMatch(decision -> decision.scope().equals(scope));
    }

    /**
     * What was told and cannot be refused any more: beyond the bound a denial silences everything rather than nothing, and
     * a grant is not recorded.
     */
    static Optional<NewConsent> fitting(ConsentHistory history, NewConsent told) {
        if (!isFull(history, told.scope())) {
            return Optional.of(told);
        }
        return told.state() == ConsentState.DENIED ? Optional.of(told.about(EVERYTHING)) : Optional.empty();
    }
}
