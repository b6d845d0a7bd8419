package io.continuo.inventory.supply;

import io.continuo.events.Quantity;
import io.continuo.http.Problems;
import io.continuo.inventory.Moments;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A supply as callers announce it.
 *
 * @param expectedAt when it should be there; absent where nobody knows
 */
record SupplyBody(
        @NotNull NodeId node,

        @Size(min = 1, max = 128) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String supplier,

        @Nullable Instant expectedAt,
        @NotEmpty @Size(max = Announcement.MOST_LINES) List<@NotNull @Valid LineBody> lines) {

    /** @param quantity above zero */
    record LineBody(@NotNull Sku sku, @NotNull Quantity quantity) {}

    /**
     * @param quantity what came, damaged or not; above zero
     * @param damaged of that; none when absent
     */
    record ReceiptLine(
            @NotNull Sku sku,
            @NotNull Quantity quantity,
            @Nullable Quantity damaged,

            @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String reason) {}

    record ReceiptBody(
            @NotEmpty @Size(max = Announcement.MOST_LINES) List<@NotNull @Valid ReceiptLine> lines) {

        /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
        List<Receipt> receipts() {
            List<Receipt> receipts = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                ReceiptLine line = lines.get(i);
                Quantity damaged = line.damaged() == null ? Quantity.ZERO : line.damaged();
                checkPositive(line.quantity(), i);
                checkFirst(seen, line.sku(), i);
                if (damaged.compareTo(Quantity.ZERO) < 0 || damaged.compareTo(line.quantity()) > 0) {
                    throw Problems.invalid("/lines/" + i + "/damaged", "0 to the quantity");
                }
                receipts.add(new Receipt(line.sku(), line.quantity(), damaged, line.reason()));
            }
            return receipts;
        }
    }

    record CloseBody(
            @Size(min = 1, max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String reason) {

        static final CloseBody WITHOUT_WORDS = new CloseBody(null);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Supplying.Wish wish(String id) {
        Map<Sku, Quantity> quantities = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            checkPositive(lines.get(i).quantity(), i);
            checkFirst(seen, lines.get(i).sku(), i);
            quantities.put(lines.get(i).sku(), lines.get(i).quantity());
        }
        return new Supplying.Wish(id, node, supplier, Moments.checked(expectedAt, "/expectedAt"), quantities);
    }

    private static void checkPositive(Quantity quantity, int line) {
        if (!quantity.isPositive()) {
            throw Problems.invalid("/lines/" + line + "/quantity", "above zero");
        }
    }

    private static void checkFirst(Set<String> seen, Sku sku, int line) {
        if (!seen.add(sku.key())) {
            throw Problems.invalid("/lines/" + line + "/sku", "names a SKU a second time");
        }
    }
}
