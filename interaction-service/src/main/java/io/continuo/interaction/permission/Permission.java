package io.continuo.interaction.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Channel;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ContactPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether there may be contact, and why.
 *
 * @param reasons at least one
 * @param preferredChannel of the customer, whatever was asked about; null where none was said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Permission(
        boolean allowed, List<Reason> reasons, @Nullable Channel preferredChannel) {

    /**
     * Why.
     *
     * @param reason granted, denied, needs-no-consent, undecided, quiet-hours, unknown-person, customer-erased or reply;
     *     what follows is the proof of the decision
     * @param until when quiet hours end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String reason,
            @Nullable String channel,
            @Nullable String purpose,
            @Nullable String capturedBy,
            @Nullable Instant at,
            @Nullable Instant until) {}

    /** Whether the person said no to this very purpose, not only to everything. */
    public boolean isDenialOf(String purpose) {
        return !allowed
                && reasons.stream()
                        .anyMatch(reason -> reason.reason().equals("denied") && purpose.equals(reason.purpose()));
    }

    static Permission from(ContactPolicy.Answer answer) {
        return new Permission(
                answer.allowed(), List.of(reason(answer)), answer.preferences().preferredChannel());
    }

    /** The customer asked on this very channel and waits for the answer. */
    Permission asReply() {
        return allowed
                ? this
                : new Permission(true, List.of(new Reason("reply", null, null, null, null, null)), preferredChannel);
    }

    private static Reason reason(ContactPolicy.Answer answer) {
        String name = answer.reason().toString();
        Instant until = answer.until().orElse(null);
        Optional<ConsentDecision> decision = answer.decision();
        return decision.map(proof -> new Reason(
                        name, proof.scope().channel(), proof.scope().purpose(), proof.capturedBy(), proof.at(), until))
                .orElseGet(() -> new Reason(name, null, null, null, null, until));
    }
}
