package io.continuo.inventory.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what an instance knows by heart. */
@ConfigMapping(prefix = "continuo.inventory.live")
interface LiveConfig {

    /** How often the database is asked for what other instances committed. */
    @WithDefault("PT0.05S")
    Duration interval();

    /** Shelves compared with the database each second, in turn, in case anything changed past the ledger. */
    @WithDefault("2000")
    int comparedEachSecond();
}
