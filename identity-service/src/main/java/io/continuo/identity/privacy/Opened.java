package io.continuo.identity.privacy;

import io.continuo.events.CustomerId;
import io.continuo.events.PrivacyRequested;
import java.util.UUID;

/**
 * A new request.
 *
 * @param base the base customer that has the identifier it is asked by
 * @param by who asks
 */
record Opened(UUID id, CustomerId base, String by, PrivacyRequested event) {}
