package io.continuo.inventory.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the reconciliation. */
@ConfigMapping(prefix = "continuo.reconciliation")
interface ReconciliationConfig {

    /** How long after the last whole run began the next one does. */
    @WithDefault("PT6H")
    Duration interval();

    /** How often instances look whether a run is due, or was left behind by one that is gone. */
    @WithDefault("PT30S")
    Duration lookAround();

    /** After so long without a step a run is gone on with by another instance. */
    @WithDefault("PT1M")
    Duration leftBehind();

    /** SKUs compared in one snapshot. */
    @WithDefault("50")
    int batch();

    /** Findings a run keeps; further ones are only counted. */
    @WithDefault("10000")
    long mostFindings();

    /** How long runs and their findings are kept. */
    @WithDefault("P90D")
    Duration keep();
}
