package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case moved on, on whatever channel. Topic {@link Topics#CASES}, key {@link #logKey()}.
 *
 * @param sequence position in the case's own history, from 1
 * @param identifier whom the case is about
 * @param direction of a message; null for every other change
 * @param openedAt the case has one clock, wherever it is continued
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
        Instant at) {

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
        REOPENED
    }

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
