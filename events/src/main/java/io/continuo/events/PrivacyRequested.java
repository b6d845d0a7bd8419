package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A person's data is to be erased or handed out. Topic {@link Topics#PRIVACY}, keyed by {@code requestId}; a null value
 * says that every service has answered. Each service answers with a {@link PrivacyReceipt}.
 *
 * @param customerIds every id the person has or had, merged ones included
 * @param identifiers every identifier of the person, strongest first
 * @param requestedAt an erasure covers what happened until then; what happens later belongs to a new person
 */
public record PrivacyRequested(
        String requestId, Kind kind, List<CustomerId> customerIds, List<Identifier> identifiers, Instant requestedAt) {

    /** What is asked for. */
    public enum Kind {
        @JsonProperty("erasure")
        ERASURE,
        @JsonProperty("export")
        EXPORT
    }

    public PrivacyRequested {
        customerIds = customerIds.stream().distinct().sorted().toList();
        identifiers = identifiers.stream().distinct().sorted().toList();
    }
}
