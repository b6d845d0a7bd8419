package io.continuo.identity.customer;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Computes what is shown of what was said, by the rules of this deployment; nothing that was said is lost by it. */
@Singleton
class Profiling {

    private static final String EVERY_OTHER = "*";

    /**
     * A trait with all that was said on it.
     *
     * @param shown empty where every source took its word back
     * @param words latest first
     */
    record Told(String name, Survivorship rule, Optional<Word> shown, List<Word> words) {}

    private final Map<String, Survivorship> rules;
    private final List<String> sources;

    Profiling(ProfileConfig config) {
        this.rules = Map.copyOf(config.survivorship());
        this.sources = config.sources().orElse(List.of());
    }

    /** By name. */
    List<Told> told(Collection<Word> words) {
        return words.stream()
                .collect(Collectors.groupingBy(Word::name, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(trait -> told(trait.getKey(), trait.getValue()))
                .toList();
    }

    /** What is shown, by name. */
    Map<String, JsonNode> shown(Collection<Word> words) {
        Map<String, JsonNode> shown = new TreeMap<>();
        told(words).forEach(trait -> trait.shown().ifPresent(word -> shown.put(trait.name(), word.value())));
        return shown;
    }

    private Told told(String name, List<Word> words) {
        Survivorship rule = Optional.ofNullable(rules.get(name))
                .or(() -> Optional.ofNullable(rules.get(EVERY_OTHER)))
                .orElse(Survivorship.LATEST);
        return new Told(name, rule, rule.choose(words, sources), words);
    }
}
