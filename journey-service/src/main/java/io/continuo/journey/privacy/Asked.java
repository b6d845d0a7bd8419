package io.continuo.journey.privacy;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.PrivacyRequested;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A request as far as journeys need it: without the values of identifiers.
 *
 * @param customers every id the person has or had
 * @param subjects of every identifier, the customer ids among them
 */
public record Asked(
        String requestId,
        PrivacyRequested.Kind kind,
        List<CustomerId> customers,
        List<String> subjects,
        Instant requestedAt) {

    public static Asked of(PrivacyRequested requested) {
        Stream<Identifier> all = Stream.concat(
                requested.customerIds().stream().map(Identifier::ofCustomer), requested.identifiers().stream());
        return new Asked(
                Objects.requireNonNull(requested.requestId(), "requestId"),
                Objects.requireNonNull(requested.kind(), "kind"),
                requested.customerIds(),
                all.map(LogKeys::subject).distinct().toList(),
                Objects.requireNonNull(requested.requestedAt(), "requestedAt"));
    }

    public boolean isErasure() {
        return kind == PrivacyRequested.Kind.ERASURE;
    }
}
