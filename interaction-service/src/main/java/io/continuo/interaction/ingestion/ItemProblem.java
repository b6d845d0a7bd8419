package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.http.FieldError;
import io.continuo.http.ProblemType;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why one item of many was refused.
 *
 * @param kind what kind of problem
 * @param errors pointers are relative to the item
 */
record ItemProblem(ProblemType kind, String detail, List<FieldError> errors) {

    static ItemProblem of(ProblemType kind, String detail) {
        return new ItemProblem(kind, detail, List.of());
    }

    /** The kind with this slug, of those an item can have. */
    static ProblemType kindOf(String slug) {
        return Stream.<ProblemType>concat(
                        Arrays.stream(StandardProblem.values()), Arrays.stream(InteractionProblem.values()))
                .filter(kind -> kind.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such problem: " + slug));
    }

    static ItemProblem of(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new ItemProblem(
                StandardProblem.INVALID_FIELD, first.pointer() + ": " + first.detail(), List.copyOf(errors));
    }

    /** As the answer to a request that had no other item. */
    HttpProblem asProblem() {
        if (errors.isEmpty()) {
            return Problems.of(kind, detail);
        }
        return kind == StandardProblem.INVALID_FIELD
                ? Problems.invalid(errors)
                : Problems.of(kind, detail, Map.of("errors", errors));
    }

    View view() {
        return new View(kind.uri().toString(), kind.title(), kind.status(), detail, errors);
    }

    /** As one part of an answer; the status is that of an answer to the item alone. */
    record View(
            String type,
            String title,
            int status,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
}
