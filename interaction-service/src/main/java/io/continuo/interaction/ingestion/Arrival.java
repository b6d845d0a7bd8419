package io.continuo.interaction.ingestion;

import java.time.Instant;
import java.util.Map;

/**
 * What every item of a request has in common.
 *
 * @param at by our clock
 * @param trace the trace context of the request, as headers
 */
record Arrival(Sender sender, Instant at, Map<String, String> trace) {

    /** Of what came behind so many others of the request. */
    Arrival behind(int others) {
        return new Arrival(sender, at.plusNanos(others), trace);
    }
}
