package io.continuo.identity.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of several words on one trait is shown. Equal ones are decided by time, then by source, so it never flickers. */
enum Survivorship {
    /** What was said last. */
    LATEST("latest"),
    /** What the source says that is believed most. */
    SOURCE_PRIORITY("source-priority"),
    /** The longest text: abbreviations lose. */
    LONGEST("longest"),
    /** What most sources and records say. */
    MOST_FREQUENT("most-frequent");

    private static final Comparator<Word> BY_TIME = Comparator.comparing(Word::at)
            .thenComparing(Word::source, Comparator.reverseOrder())
            .thenComparing(Word::base, Comparator.reverseOrder());

    private final String text;

    Survivorship(String text) {
        this.text = text;
    }

    /**
     * The word that is shown; empty where every source took its own back.
     *
     * @param sources the one that is believed most first; those not in it come last
     */
    Optional<Word> choose(Collection<Word> words, List<String> sources) {
        List<Word> standing =
                words.stream().filter(word -> !word.value().isNull()).toList();
        return standing.stream().max(order(standing, sources).thenComparing(BY_TIME));
    }

    private Comparator<Word> order(List<Word> words, List<String> sources) {
        return switch (this) {
            case LATEST -> Comparator.comparing(Word::at);
            case SOURCE_PRIORITY ->
                Comparator.comparing((Word word) -> rank(word.source(), sources))
                        .reversed();
            case LONGEST -> Comparator.comparingInt(word -> length(word.value()));
            case MOST_FREQUENT -> {
                Map<JsonNode, Long> numbers = words.stream()
                        .map(Word::value)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                yield Comparator.comparing(word -> numbers.getOrDefault(word.value(), 0L));
            }
        };
    }

    private static int rank(String source, List<String> sources) {
        int rank = sources.indexOf(source);
        return rank < 0 ? sources.size() : rank;
    }

    private static int length(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.codePointCount(0, text.length());
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
