package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a step is done to, as callers send it; without a body, to everything.
 *
 * @param lines absent for all lines
 * @param node where returned goods go; absent for where they came from. Only for returns.
 */
record StepBody(
        @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid Line> lines,
        @Nullable NodeId node,

        @Size(min = 1, max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String reason) {

    static final StepBody EVERYTHING = new StepBody(null, null, null);

    /**
     * A line of the promise.
     *
     * @param quantity above zero; absent for all there is
     * @param node whose part; absent for any
     */
    record Line(
            @NotNull String line,
            @Nullable Quantity quantity,
            @Nullable NodeId node) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    PromiseStep step(PromiseStep.Kind kind, String actor) {
        if (node != null && kind != PromiseStep.Kind.RETURN) {
            throw Problems.invalid("/node", "only for returns; name the node of a line in the line");
        }
        List<Line> named = lines == null ? List.of() : lines;
        List<FieldError> errors = IntStream.range(0, named.size())
                .filter(i -> named.get(i).quantity() != null
                        && !named.get(i).quantity().isPositive())
                .mapToObj(i -> new FieldError("/lines/" + i + "/quantity", "above zero"))
                .toList();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        List<Ask> asks = named.stream()
                .map(line -> new Ask(line.line(), line.quantity(), line.node()))
                .toList();
        return new PromiseStep(kind, asks, node, reason, actor);
    }
}
