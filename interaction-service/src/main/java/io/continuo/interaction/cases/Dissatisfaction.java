package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.TouchpointRecorded;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from one touchpoint whether the customer is dissatisfied. */
final class Dissatisfaction {

    static final String FEEDBACK = "Feedback Given";

    private static final Map<String, BigDecimal> UNHAPPY_AT_MOST =
            Map.of("nps", BigDecimal.valueOf(6), "csat", BigDecimal.TWO, "ces", BigDecimal.valueOf(3));

    /** Of an answer whose survey has a scale, see docs/feedback.md. */
    private static final String BAD = "bad";

    private static final BigDecimal BAD_RATING = BigDecimal.TWO;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private final CasesConfig config;

    Dissatisfaction(CasesConfig config) {
        this.config = config;
    }

    Optional<Cause> of(TouchpointRecorded touchpoint) {
        if (touchpoint.type().equals(FEEDBACK)) {
            return feedback(touchpoint);
        }
        if (config.returnTypes().contains(touchpoint.type())) {
            return Optional.of(
                    new Cause(Origin.RETURN_AFTER_COMPLAINT, "something came back after a complaint", touchpoint.id()));
        }
        if (config.negativeTypes().contains(touchpoint.type()) || isNegative(touchpoint.properties())) {
            return Optional.of(
                    new Cause(Origin.NEGATIVE_POST, "a negative word on " + touchpoint.channel(), touchpoint.id()));
        }
        return Optional.empty();
    }

    private Optional<Cause> feedback(TouchpointRecorded touchpoint) {
        Object survey = touchpoint.properties().get("survey");
        Optional<BigDecimal> score = number(touchpoint.properties().get("score"));
        if (!(survey instanceof String name) || score.isEmpty()) {
            return Optional.empty();
        }
        return isUnhappy(name, score.get(), touchpoint.properties().get("verdict"))
                ? Optional.of(new Cause(
                        Origin.FEEDBACK,
                        "an unhappy answer: " + name + " " + score.get().toPlainString(),
                        touchpoint.id()))
                : Optional.empty();
    }

    /** By the settings, else by what the standard question means, else by what the survey's own scale says of the score. */
    private boolean isUnhappy(String survey, BigDecimal score, @Nullable Object verdict) {
        BigDecimal atLeast = config.unhappyAtLeast().get(survey);
        if (atLeast != null) {
            return score.compareTo(atLeast) >= 0;
        }
        BigDecimal atMost = config.unhappyAtMost().getOrDefault(survey, UNHAPPY_AT_MOST.get(survey));
        return atMost != null ? score.compareTo(atMost) <= 0 : BAD.equals(verdict);
    }

    /** A sentiment is a word or a number from -1 to 1, a rating one of 1 to 5 stars. */
    private static boolean isNegative(Map<String, @Nullable Object> properties) {
        Object sentiment = properties.get("sentiment");
        Optional<BigDecimal> value = number(sentiment);
        return sentiment instanceof String word && value.isEmpty()
                ? word.strip().toLowerCase(Locale.ROOT).equals("negative")
                : value.filter(Dissatisfaction::isBelowZero).isPresent()
                        || number(properties.get("rating"))
                                .filter(Dissatisfaction::isBad)
                                .isPresent();
    }

    private static boolean isBelowZero(BigDecimal sentiment) {
        return sentiment.signum() < 0;
    }

    private static boolean isBad(BigDecimal stars) {
        return stars.compareTo(BAD_RATING) <= 0;
    }

    /** Some shops write their ratings as text. */
    private static Optional<BigDecimal> number(@Nullable Object value) {
        return switch (value) {
            case Number number -> Optional.of(new BigDecimal(number.toString()));
            case String text when NUMBER.matcher(text.strip()).matches() -> Optional.of(new BigDecimal(text.strip()));
            case null, default -> Optional.empty();
        };
    }
}
