package io.continuo.identity.matching;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.Map;

/**
 * What a source says of a person.
 *
 * @param base the base customer that deterministic resolution put it with
 * @param traits by their names; those that tell people apart are read leniently, the others are passed over
 * @param at when the source said so; of two versions of a record the later one stays
 */
public record NewRecord(CustomerId base, RecordKey key, Map<String, JsonNode> traits, Instant at) {

    /** What a system says now and then of a customer, without records of its own: one for each of the two. */
    public static NewRecord ofSystem(CustomerId base, String system, Map<String, JsonNode> traits, Instant at) {
        return new NewRecord(base, new RecordKey(system, "customer " + base), traits, at);
    }
}
