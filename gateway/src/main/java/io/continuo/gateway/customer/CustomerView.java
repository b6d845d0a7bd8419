package io.continuo.gateway.customer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one customer, as whoever is about to talk to them needs it. A part is null when its service did
 * not answer; it is named in {@code unavailable} then.
 *
 * @param touchpoints the last ones, newest first
 * @param cases the open ones
 * @param journey with the current stage
 */
record CustomerView(
        @Nullable JsonNode customer,
        @Nullable JsonNode consents,
        @Nullable JsonNode touchpoints,
        @Nullable JsonNode cases,
        @Nullable JsonNode journey,
        @Nullable JsonNode reservations,
        @Nullable JsonNode satisfaction,
        List<String> unavailable) {}
