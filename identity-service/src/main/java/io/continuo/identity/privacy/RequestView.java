package io.continuo.identity.privacy;

import io.continuo.events.PrivacyReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is.
 *
 * @param kind erasure or export
 * @param state running, or completed once every service has sent its receipt
 */
record RequestView(
        UUID requestId,
        String kind,
        String state,
        Instant requestedAt,
        @Nullable Instant completedAt,
        List<ReceiptView> receipts) {

    static RequestView from(Request request) {
        return new RequestView(
                request.id(),
                PrivacyRequests.text(request.kind()),
                request.completedAt() == null ? "running" : "completed",
                request.requestedAt(),
                request.completedAt(),
                request.receipts().stream().map(ReceiptView::from).toList());
    }

    /**
     * What a service did.
     *
     * @param counts what was removed, or is held, by kind
     * @param logCleanBy when the last copy in the log is gone, too; null where the service wrote none
     */
    record ReceiptView(
            String service,
            PrivacyReceipt.State state,
            Map<String, Long> counts,
            Instant at,
            @Nullable Instant logCleanBy) {

        static ReceiptView from(PrivacyReceipt receipt) {
            return new ReceiptView(
                    receipt.service(), receipt.state(), receipt.counts(), receipt.at(), receipt.logCleanBy());
        }
    }
}
