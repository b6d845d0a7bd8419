package io.continuo.inventory.promise;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Quantity;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.catalog.NodeId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a step is done to, as callers send it; without a body, to everything.
 *
 * @param lines absent for all lines
 * @param node where returned goods go; absent for where they came from. Only for returns.
 * @param condition of returned goods; sellable when absent. Only for returns.
 * @param collectWithin for how long it is kept ready for the customer; the service's default when absent. Only for what
 *     is ready.
 */
record StepBody(
        @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid Line> lines,
        @Nullable NodeId node,
        @Nullable Condition condition,
        @Nullable Duration collectWithin,

        @Size(min = 1, max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String reason) {

    static final StepBody EVERYTHING = new StepBody(null, null, null, null, null);

    /** How goods come back. */
    enum Condition {
        @JsonProperty("sellable")
        SELLABLE,
        /** It is on hand and blocked. */
        @JsonProperty("damaged")
        DAMAGED
    }

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

    private Duration keptReady(InventoryConfig config) {
        Duration wanted = collectWithin == null ? config.collectWithin() : collectWithin;
        if (wanted.compareTo(Duration.ofMinutes(1)) < 0 || wanted.compareTo(config.longestCollectWithin()) > 0) {
            throw Problems.invalid("/collectWithin", "PT1M to " + config.longestCollectWithin());
        }
        return wanted;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    PromiseStep step(PromiseStep.Kind kind, String actor, InventoryConfig config) {
        if (node != null && kind != PromiseStep.Kind.RETURN) {
            throw Problems.invalid("/node", "only for returns; name the node of a line in the line");
        }
        if (condition != null && kind != PromiseStep.Kind.RETURN) {
            throw Problems.invalid("/condition", "only for returns");
        }
        if (collectWithin != null && kind != PromiseStep.Kind.READY) {
            throw Problems.invalid("/collectWithin", "only for what is ready");
        }
        return new PromiseStep(
                kind,
                lines == null ? List.of() : asks(lines),
                node,
                condition == Condition.DAMAGED,
                kind == PromiseStep.Kind.READY ? keptReady(config) : null,
                reason,
                actor);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, naming every bad quantity */
    static List<Ask> asks(List<Line> named) {
        List<FieldError> errors = IntStream.range(0, named.size())
                .filter(i -> named.get(i).quantity() != null
                        && !named.get(i).quantity().isPositive())
                .mapToObj(i -> new FieldError("/lines/" + i + "/quantity", "above zero"))
                .toList();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return named.stream()
                .map(line -> new Ask(line.line(), line.quantity(), line.node()))
                .toList();
    }
}
