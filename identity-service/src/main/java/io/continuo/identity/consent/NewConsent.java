package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be recorded.
 *
 * @param customer as the caller named it: the base customer it is taken on
 * @param recordedBy the caller
 */
record NewConsent(
        CustomerId customer,
        Scope scope,
        ConsentState state,
        String capturedBy,
        @Nullable String text,
        String recordedBy,
        Instant at) {}
