package io.continuo.inventory.live;

import io.continuo.events.Quantity;
import java.math.BigDecimal;

/** Exact quantities as whole numbers: a quantity has at most three decimal places. */
public final class Thousandths {

    private Thousandths() {}

    public static long of(Quantity quantity) {
        return quantity.value().movePointRight(Quantity.MAX_SCALE).longValueExact();
    }

    public static Quantity quantity(long thousandths) {
        return new Quantity(BigDecimal.valueOf(thousandths, Quantity.MAX_SCALE));
    }
}
