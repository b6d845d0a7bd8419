package io.continuo.inventory.counting;

import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.Known;
import io.continuo.inventory.catalog.Sku;
import java.util.List;
import java.util.stream.IntStream;

/** SKUs as their items are spelled. */
final class Spelling {

    private Spelling() {}

    /** All of them, or a refusal that points at unknown ones or a kit, {@code %d} standing for its place. */
    static Outcome<List<Sku>> of(List<Sku> skus, Known known, String pointer) {
        List<Rejected.Named> unknown = IntStream.range(0, skus.size())
                .filter(i -> known.spelled(skus.get(i)).isEmpty())
                .mapToObj(i ->
                        new Rejected.Named(pointer.formatted(i), skus.get(i).value()))
                .toList();
        for (int i = 0; i < skus.size(); i++) {
            if (known.isKit(skus.get(i))) {
                return Outcome.refused(new Rejected.KitHasNoStock(pointer.formatted(i)));
            }
        }
        return unknown.isEmpty()
                ? Outcome.accepted(skus.stream()
                        .map(sku -> known.spelled(sku).orElseThrow())
                        .toList())
                : Outcome.refused(new Rejected.Unknown(Rejected.Kind.SKU, unknown));
    }
}
