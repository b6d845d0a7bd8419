package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A movement as callers send it, alone or as a line of many.
 *
 * @param quantity above zero; signed for {@code adjust}; zero or more for {@code count}
 * @param reference of the document, or of the transfer whose two steps belong together
 * @param to where a {@code transfer_out} goes; it is incoming there until its {@code transfer_in}
 */
record MovementBody(
        @NotNull MovementType type,
        @NotNull Sku sku,
        @NotNull NodeId node,
        @NotNull Quantity quantity,

        @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String reference,

        @Size(min = 1, max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String reason,

        @Nullable NodeId to) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Movement movement(String actor) {
        checkQuantity();
        if (to != null && (type != MovementType.TRANSFER_OUT || to.equals(node))) {
            throw Problems.invalid("/to", "only for transfer_out, and another node");
        }
        return new Movement(type, new StockKey(sku, node), quantity, reference, reason, to, actor);
    }

    private void checkQuantity() {
        boolean allowed = switch (type) {
            case ADJUST -> !quantity.isZero();
            case COUNT -> quantity.compareTo(Quantity.ZERO) >= 0;
            default -> quantity.isPositive();
        };
        if (!allowed) {
            throw Problems.invalid(
                    "/quantity",
                    switch (type) {
                        case ADJUST -> "not zero";
                        case COUNT -> "zero or more";
                        default -> "above zero";
                    });
        }
    }
}
