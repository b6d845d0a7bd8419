package io.continuo.interaction.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was asked: one of the three standard questions with its scale, or a custom survey.
 *
 * @param name {@code nps}, {@code csat}, {@code ces} or any other lower-case name
 */
record Survey(@JsonValue String name) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    private static final Map<String, Scale> STANDARD =
            Map.of("nps", new Scale(0, 10), "csat", new Scale(1, 5), "ces", new Scale(1, 7));

    private static final int MAX_DIGITS = 12;
    private static final int MAX_DECIMALS = 3;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Survey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("nps, csat, ces, or a lower-case name of at most 40 characters");
        }
    }

    /** What is wrong with a score; empty when nothing is. */
    Optional<String> objection(BigDecimal score) {
        Scale scale = STANDARD.get(name);
        if (scale != null) {
            return scale.allows(score) ? Optional.empty() : Optional.of(scale.rule());
        }
        BigDecimal plain = score.stripTrailingZeros();
        return plain.scale() <= MAX_DECIMALS && plain.precision() - plain.scale() <= MAX_DIGITS
                ? Optional.empty()
                : Optional.of("at most " + MAX_DIGITS + " digits and " + MAX_DECIMALS + " decimal places");
    }

    private record Scale(int from, int to) {

        boolean allows(BigDecimal score) {
            return score.compareTo(BigDecimal.valueOf(from)) >= 0
                    && score.compareTo(BigDecimal.valueOf(to)) <= 0
                    && score.stripTrailingZeros().scale() <= 0;
        }

        String rule() {
            return "a whole number from " + from + " to " + to + ", or null where the question was skipped";
        }
    }
}
