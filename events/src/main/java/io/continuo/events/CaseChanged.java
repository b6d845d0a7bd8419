package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case moved on, on whatever channel. Topic {@link Topics#CASES}, key {@link #logKey()}. A reader passes over a change it
 * does not know.
 *
 * @param sequence position in the case's own history, from 1
 * @param identifier whom the case is about
 * @param direction of a message; null for every other change
 * @param openedAt the case has one clock, wherever it is continued
 * @param due which clock of the case, for a warning and a breach; otherwise null
 * @param origin why a case was opened, reopened or escalated; null for every other change
 * @param touchpointId the contact that a message is, or that was taken out, where that is a touchpoint of its own
 */
public record CaseChanged(
        String caseId,
        long sequence,
        Change change,
        State state,
        Kind kind,
        Identifier identifier,
        Channel channel,
        @Nullable Direction direction,
        Instant openedAt,
        Instant at,
        @Nullable Due due,
        @Nullable Origin origin,
        @Nullable String touchpointId) {

    /** What happened to the case. */
    public enum Change {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("transferred")
        TRANSFERRED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("resolved")
        RESOLVED,
        @JsonProperty("reopened")
        REOPENED,
        /** Its priority was changed by somebody. */
        @JsonProperty("prioritised")
        PRIORITISED,
        /** Its priority was raised because the customer is dissatisfied. */
        @JsonProperty("escalated")
        ESCALATED,
        /** A contact was taken out: it belongs to another case or to none. */
        @JsonProperty("unlinked")
        UNLINKED,
        /** Something will be due soon. Once per clock and due time. */
        @JsonProperty("sla_warning")
        SLA_WARNING,
        /** Something was due and did not happen. Once per clock and due time. */
        @JsonProperty("sla_breached")
        SLA_BREACHED
    }

    /** Why the company looks at it. */
    public enum Origin {
        /** The customer, or somebody for the customer, said so. */
        @JsonProperty("contact")
        CONTACT,
        /** An unhappy answer to a survey. */
        @JsonProperty("feedback")
        FEEDBACK,
        /** The customer had to come again about the same matter. */
        @JsonProperty("repeated_contact")
        REPEATED_CONTACT,
        /** The customer told others, or us, that something is bad. */
        @JsonProperty("negative_post")
        NEGATIVE_POST,
        /** Something came back after a complaint. */
        @JsonProperty("return_after_complaint")
        RETURN_AFTER_COMPLAINT
    }

    /** What the customer is owed by a time. */
    public enum SlaClock {
        @JsonProperty("first_response")
        FIRST_RESPONSE,
        @JsonProperty("next_update")
        NEXT_UPDATE,
        @JsonProperty("resolution")
        RESOLUTION
    }

    /** A clock and when it ends. */
    public record Due(SlaClock clock, Instant at) {}

    /** Where the case stands. */
    public enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("resolved")
        RESOLVED
    }

    /** What the customer wants. */
    public enum Kind {
        @JsonProperty("complaint")
        COMPLAINT,
        @JsonProperty("request")
        REQUEST,
        @JsonProperty("information")
        INFORMATION
    }

    /** From the customer, or to the customer. */
    public enum Direction {
        @JsonProperty("in")
        IN,
        @JsonProperty("out")
        OUT
    }

    /** Its key, and that of the tombstone that takes it out. */
    public String logKey() {
        return logKey(caseId, sequence);
    }

    public static String logKey(String caseId, long sequence) {
        return LogKeys.of(caseId, Long.toString(sequence));
    }
}
