package io.continuo.identity.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Settings of erasures and exports. */
@ConfigMapping(prefix = "continuo.identity.privacy")
interface PrivacyConfig {

    /** Services that owe a receipt for every request. */
    @WithDefault("identity,interaction,inventory,journey")
    Set<String> services();

    /** How long an export can be fetched. */
    @WithDefault("P7D")
    Duration exportKept();

    /** A request that still lacks a receipt is announced again after this time. */
    @WithDefault("PT10M")
    Duration remindAfter();
}
