package io.continuo.journey.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of alerts. */
@ConfigMapping(prefix = "continuo.journey.alerts")
public interface AlertConfig {

    /** How often it is looked whether something is due. */
    @WithDefault("1m")
    Duration every();

    /** How long after its end a window is judged: what comes later is not in the judgement. */
    @WithDefault("2m")
    Duration settle();

    /** Hosts, with the port where it is not that of the scheme, that webhooks may call; without any there are none. */
    Optional<Set<String>> webhookHosts();

    /** Key by which webhooks are signed, 16 characters at least; without one there are none. */
    Optional<String> signingKey();
}
