package io.continuo.events.contact;

import io.continuo.events.ConsentState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there may be contact.
 *
 * @param unknownAllowed people nothing is known of
 * @param undecidedAllowed customers who decided nothing about it
 * @param withoutConsent purposes that need no consent; a denial still holds
 */
public record ContactPolicy(boolean unknownAllowed, boolean undecidedAllowed, Set<String> withoutConsent) {

    /** Why. */
    public enum Reason {
        GRANTED("granted"),
        DENIED("denied"),
        NEEDS_NO_CONSENT("needs-no-consent"),
        UNDECIDED("undecided"),
        QUIET_HOURS("quiet-hours"),
        UNKNOWN_PERSON("unknown-person"),
        CUSTOMER_ERASED("customer-erased");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Whether there may be contact.
     *
     * @param decision the one that settles it, where there is one
     * @param until when to ask again; empty where it is not a matter of the hour
     * @param preferences of the customer
     */
    public record Answer(
            boolean allowed,
            Reason reason,
            Optional<ConsentDecision> decision,
            Optional<Instant> until,
            ContactPreferences preferences) {

        static Answer of(boolean allowed, Reason reason, Optional<ConsentDecision> decision) {
            return new Answer(allowed, reason, decision, Optional.empty(), ContactPreferences.NONE);
        }

        Answer preferring(ContactPreferences preferred) {
            return new Answer(allowed, reason, decision, until, preferred);
        }
    }

    /** What is allowed waits for the end of quiet hours, unless it needs no consent. */
    public Answer at(Instant now, Answer answer, ContactPreferences preferences, Scope contact) {
        QuietHours quiet = preferences.quietHours();
        boolean waits =
                answer.allowed() && quiet != null && quiet.cover(now) && !withoutConsent.contains(contact.purpose());
        return waits
                ? new Answer(false, Reason.QUIET_HOURS, answer.decision(), Optional.of(quiet.endOf(now)), preferences)
                : answer.preferring(preferences);
    }

    public Answer answerFor(ConsentHistory customer, Scope contact) {
        Optional<ConsentDecision> decision = customer.decisionOn(contact);
        if (decision.isPresent()) {
            boolean granted = decision.get().state() == ConsentState.GRANTED;
            return Answer.of(granted, granted ? Reason.GRANTED : Reason.DENIED, decision);
        }
        return withoutDecision(contact, undecidedAllowed, Reason.UNDECIDED);
    }

    public Answer answerForUnknown(Scope contact) {
        return withoutDecision(contact, unknownAllowed, Reason.UNKNOWN_PERSON);
    }

    /** Whoever asked to be forgotten is not to be contacted, whatever it is for. */
    public Answer answerForErased() {
        return Answer.of(false, Reason.CUSTOMER_ERASED, Optional.empty());
    }

    private Answer withoutDecision(Scope contact, boolean allowed, Reason otherwise) {
        return withoutConsent.contains(contact.purpose())
                ? Answer.of(true, Reason.NEEDS_NO_CONSENT, Optional.empty())
                : Answer.of(allowed, otherwise, Optional.empty());
    }
}
