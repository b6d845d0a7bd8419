package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there may be contact.
 *
 * @param unknownAllowed people nothing is known of
 * @param undecidedAllowed customers who decided nothing about it
 * @param withoutConsent purposes that need no consent; a denial still holds
 */
record ContactPolicy(boolean unknownAllowed, boolean undecidedAllowed, Set<String> withoutConsent) {

    /** Why. */
    enum Reason {
        GRANTED("granted"),
        DENIED("denied"),
        NEEDS_NO_CONSENT("needs-no-consent"),
        UNDECIDED("undecided"),
        UNKNOWN_PERSON("unknown-person");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** @param decision the one that settles it, where there is one */
    record Answer(boolean allowed, Reason reason, Optional<ConsentDecision> decision) {}

    Answer answerFor(ConsentHistory customer, Scope contact) {
        Optional<ConsentDecision> decision = customer.decisionOn(contact);
        if (decision.isPresent()) {
            boolean granted = decision.get().state() == ConsentState.GRANTED;
            return new Answer(granted, granted ? Reason.GRANTED : Reason.DENIED, decision);
        }
        return withoutDecision(contact, undecidedAllowed, Reason.UNDECIDED);
    }

    Answer answerForUnknown(Scope contact) {
        return withoutDecision(contact, unknownAllowed, Reason.UNKNOWN_PERSON);
    }

    private Answer withoutDecision(Scope contact, boolean allowed, Reason otherwise) {
        return withoutConsent.contains(contact.purpose())
                ? new Answer(true, Reason.NEEDS_NO_CONSENT, Optional.empty())
                : new Answer(allowed, otherwise, Optional.empty());
    }
}
