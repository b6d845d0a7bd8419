package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/**
 * Why one item of many was refused.
 *
 * @param kind what kind of problem
 * @param errors pointers are relative to the item
 */
record ItemProblem(StandardProblem kind, String detail, List<FieldError> errors) {

    static ItemProblem of(StandardProblem kind, String detail) {
        return new ItemProblem(kind, detail, List.of());
    }

    static ItemProblem of(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new ItemProblem(
                StandardProblem.INVALID_FIELD, first.pointer() + ": " + first.detail(), List.copyOf(errors));
    }

    /** As the answer to a request that had no other item. */
    HttpProblem asProblem() {
        return errors.isEmpty() ? Problems.of(kind, detail) : Problems.invalid(errors);
    }

    View view() {
        return new View(kind.uri().toString(), kind.title(), detail, errors);
    }

    /** As one part of an answer. */
    record View(
            String type,
            String title,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
}
