package io.continuo.identity.customer;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a profile is computed of what sources say. */
@ConfigMapping(prefix = "continuo.identity.profile")
interface ProfileConfig {

    /** By trait, which of several values is shown; {@code *} is every other trait, {@code latest} where absent. */
    Map<String, Survivorship> survivorship();

    /** Sources, the one that is believed most first; for the rule {@code source-priority}. */
    Optional<List<String>> sources();
}
