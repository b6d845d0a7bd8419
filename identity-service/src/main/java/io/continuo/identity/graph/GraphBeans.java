package io.continuo.identity.graph;

import io.continuo.events.IdentifierType;
import io.continuo.identity.IdentityConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules as this deployment has set them, and its source of ids. */
@Singleton
final class GraphBeans {

    @Produces
    @Singleton
    LinkRules rules(IdentityConfig config) {
        IdentityConfig.Rules rules = config.rules();
        BlockedValues blocked = new BlockedValues(
                rules.blockedValues(),
                new IdentifierPatterns(rules.blockedPatterns()),
                new IdentifierPatterns(rules.wellFormed()));
        return new LinkRules(
                blocked,
                new IdentifierPatterns(rules.shared()),
                types(rules.weakTypes()),
                types(rules.personalTypes()),
                limits(rules.limits()),
                rules.sharedAfter());
    }

    @Produces
    @Singleton
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }

    private static Set<IdentifierType> types(Set<String> names) {
        return names.stream().map(IdentifierType::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<IdentifierType, Integer> limits(Map<String, Integer> byName) {
        Map<IdentifierType, Integer> limits = new HashMap<>();
        byName.forEach((name, limit) -> limits.put(IdentifierType.of(name), limit));
        return limits;
    }
}
