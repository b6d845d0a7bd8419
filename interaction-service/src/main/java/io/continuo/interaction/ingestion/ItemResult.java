package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param id the touchpoint's; null where it had none that could be read
 * @param problem of a rejected item
 */
record ItemResult(
        @Nullable String id, Status status, @Nullable ItemProblem problem) {

    static ItemResult accepted(String id) {
        return new ItemResult(id, Status.ACCEPTED, null);
    }

    static ItemResult duplicate(String id) {
        return new ItemResult(id, Status.DUPLICATE, null);
    }

    static ItemResult rejected(Judged.Unfit unfit) {
        String id = unfit.submission().item().path("id").asText(null);
        return new ItemResult(id, Status.REJECTED, unfit.problem());
    }

    View view() {
        return new View(id, status, problem == null ? null : problem.view());
    }

    /** Duplicate is as good as accepted: the log has it. */
    enum Status {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("duplicate")
        DUPLICATE,
        @JsonProperty("rejected")
        REJECTED
    }

    /** As callers see it. */
    record View(
            @Nullable String id,
            Status status,
            @JsonInclude(JsonInclude.Include.NON_NULL) ItemProblem.@Nullable View problem) {}
}
