package io.continuo.interaction.briefing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Channel;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.feedback.Opinions.Opinion;
import io.continuo.interaction.feedback.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the customer feels, as far as it was said: by an answer to a survey, or by words whose sentiment was recognised (the
 * property {@code sentiment} of a touchpoint). The newest sign of the last 90 days decides.
 *
 * @param signs newest first
 */
record Mood(State state, List<Sign> signs) {

    private static final Duration MATTERS_FOR = Duration.ofDays(90);
    private static final int MAX_SIGNS = 5;

    /** In a word. */
    enum State {
        @JsonProperty("happy")
        HAPPY,
        @JsonProperty("neutral")
        NEUTRAL,
        @JsonProperty("unhappy")
        UNHAPPY,
        /** Nothing was said. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * Why one thinks so.
     *
     * @param of {@code nps 3} or {@code Post Published}
     * @param comment in the customer's words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sign(State says, String of, @Nullable String comment, Channel channel, Instant at) {}

    static Mood of(List<Opinion> opinions, List<TouchpointRecorded> touchpoints, Instant now) {
        Instant since = now.minus(MATTERS_FOR);
        List<Sign> signs = Stream.concat(
                        opinions.stream().flatMap(opinion -> sign(opinion).stream()),
                        touchpoints.stream().flatMap(touchpoint -> sign(touchpoint).stream()))
                .filter(sign -> sign.at().isAfter(since))
                .sorted(Comparator.comparing(Sign::at).reversed())
                .limit(MAX_SIGNS)
                .toList();
        return new Mood(signs.isEmpty() ? State.UNKNOWN : signs.getFirst().says(), signs);
    }

    private static Optional<Sign> sign(Opinion opinion) {
        return Optional.ofNullable(opinion.verdict())
                .map(verdict -> new Sign(
                        state(verdict),
                        opinion.survey() + " " + opinion.score(),
                        opinion.comment(),
                        opinion.channel(),
                        opinion.at()));
    }

    private static Optional<Sign> sign(TouchpointRecorded touchpoint) {
        return touchpoint.properties().get("sentiment") instanceof String sentiment
                ? state(sentiment)
                        .map(state ->
                                new Sign(state, touchpoint.type(), null, touchpoint.channel(), touchpoint.occurredAt()))
                : Optional.empty();
    }

    private static State state(Verdict verdict) {
        return switch (verdict) {
            case GOOD -> State.HAPPY;
            case MIDDLING -> State.NEUTRAL;
            case BAD -> State.UNHAPPY;
        };
    }

    private static Optional<State> state(String sentiment) {
        return switch (sentiment.toLowerCase(Locale.ROOT)) {
            case "positive" -> Optional.of(State.HAPPY);
            case "neutral" -> Optional.of(State.NEUTRAL);
            case "negative" -> Optional.of(State.UNHAPPY);
            default -> Optional.empty();
        };
    }
}
