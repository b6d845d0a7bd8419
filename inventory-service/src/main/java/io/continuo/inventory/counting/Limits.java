package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import java.math.BigDecimal;

/**
 * Which variances are applied at once.
 *
 * @param units the largest in units, or
 * @param share the largest as a share of what was expected
 * @param trust below this confidence nothing is taken for gone
 */
record Limits(BigDecimal units, BigDecimal share, double trust) {

    static Limits of(CountingConfig config) {
        return new Limits(config.approvalUnits(), config.approvalShare(), config.rfidTrust());
    }

    boolean allow(Tally tally, Quantity expected) {
        BigDecimal variance = tally.counted().minus(expected).value();
        if (variance.signum() < 0 && tally.confidence() < trust) {
            return false;
        }
        BigDecimal size = variance.abs();
        return size.compareTo(units) <= 0
                || size.compareTo(expected.value().abs().multiply(share)) <= 0;
    }
}
