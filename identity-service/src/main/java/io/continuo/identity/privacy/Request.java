package io.continuo.identity.privacy;

import io.continuo.events.CustomerId;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request and what was done for it.
 *
 * @param base the base customer that had the identifier it was asked by
 * @param completedAt when the last receipt had come; null while one is missing
 */
record Request(
        UUID id,
        Kind kind,
        CustomerId base,
        Instant requestedAt,
        @Nullable Instant completedAt,
        List<PrivacyReceipt> receipts) {}
