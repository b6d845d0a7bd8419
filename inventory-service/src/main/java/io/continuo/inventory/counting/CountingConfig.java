package io.continuo.inventory.counting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** Settings of counts. A variance is applied at once where it is within either limit. */
@ConfigMapping(prefix = "continuo.counting")
interface CountingConfig {

    /** The largest variance, in units, that needs nobody's agreement. */
    @WithDefault("5")
    BigDecimal approvalUnits();

    /** The largest variance, as a share of what was expected, that needs nobody's agreement. */
    @WithDefault("0.1")
    BigDecimal approvalShare();

    /** Below this confidence tags that were not seen are not taken for gone until somebody agrees. */
    @WithDefault("0.9")
    double rfidTrust();

    /** Tags a count holds. */
    @WithDefault("200000")
    long mostTags();
}
