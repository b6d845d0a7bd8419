package io.continuo.inventory.sourcing;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line as callers send it.
 *
 * @param line their name of it, unique in the request
 * @param node the only node that will do; absent where any will that ships orders, or where it can be fetched
 * @param fulfilment absent for the request's
 * @param price of one unit, for rules about the value of packages
 */
public record LineBody(
        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
        String line,

        @NotNull Sku sku,
        @NotNull Quantity quantity,
        @Nullable NodeId node,
        PromiseChanged.@Nullable Fulfilment fulfilment,
        @Nullable Money price) {

    /** More lines than any cart; every one of them costs locks. */
    public static final int MOST = 100;

    private static final Quantity BILLION = Quantity.of(1_000_000_000);

    /**
     * @param usual how lines reach the customer that do not say; null for shipped, or either way from the node they name
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, naming every bad line
     */
    public static List<Demand> demands(List<LineBody> lines, PromiseChanged.@Nullable Fulfilment usual) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            LineBody body = lines.get(i);
            if (!seen.add(body.line)) {
                errors.add(new FieldError("/lines/" + i + "/line", "names a line a second time"));
            }
            if (!body.quantity.isPositive() || body.quantity.compareTo(BILLION) >= 0) {
                errors.add(new FieldError("/lines/" + i + "/quantity", "above zero and below 1,000,000,000"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return lines.stream().map(body -> body.demand(usual)).toList();
    }

    private Demand demand(PromiseChanged.@Nullable Fulfilment usual) {
        return new Demand(line, sku, quantity, node, fulfilment == null ? usual : fulfilment, price);
    }
}
