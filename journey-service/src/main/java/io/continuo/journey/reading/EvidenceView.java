package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what led to a purchase.
 *
 * @param customerId who bought
 * @param touchpoints oldest first; the last page ends with the purchase
 * @param truncated whether the earliest touchpoints of an exceptionally long journey are left out
 * @param mapVersion the version of the identity map that the evidence was computed with
 * @param asOf when it was computed
 * @param next leads to the touchpoints after these
 */
record EvidenceView(
        String orderId,
        CustomerId customerId,
        List<TouchpointView> touchpoints,
        boolean truncated,
        long mapVersion,
        Instant asOf,
        @Nullable String next) {

    static EvidenceView of(Evidence evidence, StepPage page, Instant asOf) {
        return new EvidenceView(
                evidence.orderId(),
                evidence.journey().customer(),
                page.steps().stream().map(TouchpointView::of).toList(),
                evidence.journey().truncated(),
                evidence.journey().mapVersion(),
                asOf,
                page.next());
    }
}
