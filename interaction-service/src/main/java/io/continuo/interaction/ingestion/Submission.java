package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One item as it was sent, before anybody looked into it.
 *
 * @param bytes its length on the wire
 * @param receivedAt when it came first; a replay keeps it
 */
record Submission(Form form, JsonNode item, int bytes, Sender sender, Instant receivedAt) {

    static Submission of(Form form, JsonNode item, int bytes, Arrival arrival) {
        return new Submission(form, item, bytes, arrival.sender(), arrival.at());
    }
}
