package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A count as callers send it: with {@code skus} to be counted later, or with {@code lines} that were counted.
 *
 * @param kind {@code cycle} when absent
 */
record CountBody(
        @NotNull NodeId node,
        @Nullable CountKind kind,
        @Size(min = 1, max = Count.MOST_LINES) @Nullable List<@NotNull Sku> skus,
        @Size(min = 1, max = Count.MOST_LINES) @Nullable List<@NotNull @Valid LineBody> lines,

        @Size(min = 1, max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String reason) {

    /** @param reason the caller's words for a variance */
    record LineBody(
            @NotNull Sku sku,
            @NotNull Quantity counted,

            @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String reason) {}

    /** What was counted of a count that was asked for. */
    record ResultBody(
            @NotEmpty @Size(max = Count.MOST_LINES) List<@NotNull @Valid LineBody> lines) {}

    /** @param epc the tag's number as it was read */
    record ReadBody(
            @NotNull @Pattern(regexp = "[0-9A-Za-z:.-]{1,128}", message = "1 to 128 letters, digits, ':', '.' or '-'")
            String epc,

            @NotNull Sku sku) {}

    /** Reads as they came, repetitions included: how often a tag is seen tells how many were not. */
    record ReadsBody(@NotEmpty @Size(max = 5000) List<@NotNull @Valid ReadBody> reads) {

        List<RfidReads.Read> seen() {
            return reads.stream()
                    .map(read -> new RfidReads.Read(read.epc(), read.sku()))
                    .toList();
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    CountRequest request(String actor) {
        CountKind how = Objects.requireNonNullElse(kind, CountKind.CYCLE);
        if (skus != null && lines != null) {
            throw Problems.invalid("/skus", "not together with lines");
        }
        if (lines != null && how == CountKind.RFID) {
            throw Problems.invalid("/lines", "a count by tags begins without; send its reads");
        }
        if (lines == null && skus == null && how == CountKind.CYCLE) {
            throw Problems.invalid("/skus", "name what is to be counted, or send lines that were");
        }
        List<Sku> wanted = skus == null ? List.of() : skus;
        checkDistinct(wanted, "/skus/%d");
        return new CountRequest(node, how, wanted, lines == null ? List.of() : tallies(lines), reason, actor);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    static List<Tally> tallies(List<LineBody> lines) {
        List<FieldError> errors = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).counted().compareTo(Quantity.ZERO) < 0)
                .mapToObj(i -> new FieldError("/lines/" + i + "/counted", "zero or more"))
                .toList();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        checkDistinct(lines.stream().map(LineBody::sku).toList(), "/lines/%d/sku");
        return lines.stream()
                .map(line -> new Tally(line.sku(), line.counted(), 1, line.reason()))
                .toList();
    }

    private static void checkDistinct(List<Sku> skus, String pointer) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < skus.size(); i++) {
            if (!seen.add(skus.get(i).key())) {
                throw Problems.invalid(pointer.formatted(i), "names a SKU a second time");
            }
        }
    }
}
