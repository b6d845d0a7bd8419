package io.continuo.identity.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.IdentityConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules as they are written down. In what a steward sets, a part that is absent stays as the deployment's file has it.
 *
 * @param blockedValues that name nobody, for every type, whatever their case
 * @param blockedPatterns of values that name nobody, by type; {@code *} is every type
 * @param wellFormed patterns by type one of which a value must match, else it is treated as blocked
 * @param shared patterns by type of identifiers that carry touchpoints but never link
 * @param weakTypes that say which device was used, not by whom
 * @param personalTypes of which two values are two people when only a weak identifier connects them
 * @param limits most identifiers of a type a customer can have; 1 makes it unique, absent is unlimited
 * @param sharedAfter claims of more customers than this make a weak identifier shared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSet(
        @Nullable Set<String> blockedValues,
        @Nullable Map<String, List<String>> blockedPatterns,
        @Nullable Map<String, List<String>> wellFormed,
        @Nullable Map<String, List<String>> shared,
        @Nullable Set<String> weakTypes,
        @Nullable Set<String> personalTypes,
        @Nullable Map<String, Integer> limits,
        @Nullable Integer sharedAfter) {

    static RuleSet of(IdentityConfig.Rules file) {
        return new RuleSet(
                Set.copyOf(file.blockedValues()),
                file.blockedPatterns(),
                file.wellFormed(),
                file.shared(),
                file.weakTypes(),
                file.personalTypes(),
                file.limits(),
                file.sharedAfter());
    }

    /** These, and where they say nothing those of the file. */
    RuleSet over(RuleSet file) {
        return new RuleSet(
                blockedValues == null ? file.blockedValues : blockedValues,
                blockedPatterns == null ? file.blockedPatterns : blockedPatterns,
                wellFormed == null ? file.wellFormed : wellFormed,
                shared == null ? file.shared : shared,
                weakTypes == null ? file.weakTypes : weakTypes,
                personalTypes == null ? file.personalTypes : personalTypes,
                limits == null ? file.limits : limits,
                sharedAfter == null ? file.sharedAfter : sharedAfter);
    }

    /**
     * Complete rules, ready to be followed.
     *
     * @param blockedByHand further blocked values, each {@code type:value} in lower case
     * @param sharedByHand nodes of further shared identifiers
     * @throws IllegalArgumentException when a type or pattern is none
     */
    LinkRules compiled(Set<String> blockedByHand, Set<UUID> sharedByHand, Nodes nodes) {
        BlockedValues blocked = new BlockedValues(
                present(blockedValues),
                blockedByHand,
                new IdentifierPatterns(present(blockedPatterns)),
                new IdentifierPatterns(present(wellFormed)));
        Predicate<Identifier> patterns = new IdentifierPatterns(present(shared))::match;
        Predicate<Identifier> byHand = identifier -> sharedByHand.contains(nodes.of(identifier));
        return new LinkRules(
                blocked,
                sharedByHand.isEmpty() ? patterns : patterns.or(byHand),
                types(present(weakTypes)),
                types(present(personalTypes)),
                limits(present(limits)),
                present(sharedAfter));
    }

    private static <T> T present(@Nullable T part) {
        return Objects.requireNonNull(part, "incomplete");
    }

    private static Set<IdentifierType> types(Set<String> names) {
        return names.stream().map(IdentifierType::of).collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<IdentifierType, Integer> limits(Map<String, Integer> byName) {
        Map<IdentifierType, Integer> limits = new HashMap<>();
        byName.forEach((name, limit) -> limits.put(IdentifierType.of(name), limit));
        return limits;
    }
}
