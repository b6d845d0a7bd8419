package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of a report.
 *
 * @param view as callers see it: id, status, line and problem
 */
public record Reported(Status status, ObjectNode view) {

    /** Duplicate is as good as accepted: the log has it. */
    public enum Status {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }
}
