package io.continuo.interaction.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.http.FieldError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be answered to a question, and which end is good.
 *
 * @param max greater than min
 * @param decimals places after the point a score may have, 0 to 3; none where absent
 */
record Scale(BigDecimal min, BigDecimal max, @Nullable Integer decimals, Direction direction) {

    static final int MAX_DIGITS = 12;
    static final int MAX_DECIMALS = 3;

    /** Which end is good. */
    enum Direction {
        @JsonProperty("higher_is_better")
        HIGHER_IS_BETTER,
        @JsonProperty("lower_is_better")
        LOWER_IS_BETTER
    }

    /** Descriptions were once kept without a direction. */
    Scale {
        direction = Objects.requireNonNullElse(direction, Direction.HIGHER_IS_BETTER);
    }

    static Scale whole(int min, int max) {
        return new Scale(BigDecimal.valueOf(min), BigDecimal.valueOf(max), null, Direction.HIGHER_IS_BETTER);
    }

    /** What is wrong with a score; empty when nothing is. */
    Optional<String> objection(BigDecimal score) {
        boolean inside = score.compareTo(min) >= 0 && score.compareTo(max) <= 0;
        return inside && score.stripTrailingZeros().scale() <= places() ? Optional.empty() : Optional.of(rule());
    }

    /** Where a score stands between the worst, 0, and the best, 1. */
    double goodness(BigDecimal score) {
        double up = score.subtract(min)
                .divide(max.subtract(min), MathContext.DECIMAL64)
                .doubleValue();
        return direction == Direction.HIGHER_IS_BETTER ? up : 1 - up;
    }

    /** @param place pointer of the scale */
    List<FieldError> errors(String place) {
        List<FieldError> errors = new ArrayList<>();
        if (isTooLong(min)) {
            errors.add(new FieldError(place + "/min", tooLong()));
        }
        if (isTooLong(max)) {
            errors.add(new FieldError(place + "/max", tooLong()));
        }
        if (max.compareTo(min) <= 0) {
            errors.add(new FieldError(place + "/max", "greater than min"));
        }
        if (places() < 0 || places() > MAX_DECIMALS) {
            errors.add(new FieldError(place + "/decimals", "0 to " + MAX_DECIMALS));
        }
        return errors;
    }

    /** What is wrong with a score of a survey that nobody has described. */
    static Optional<String> objectionToAny(BigDecimal score) {
        return isTooLong(score) ? Optional.of(tooLong()) : Optional.empty();
    }

    private String rule() {
        String kind = places() == 0 ? "a whole number" : "a number with at most " + places() + " decimal places";
        return kind + " from " + min.toPlainString() + " to " + max.toPlainString()
                + ", or null where the question was skipped";
    }

    private int places() {
        return decimals == null ? 0 : decimals;
    }

    private static boolean isTooLong(BigDecimal score) {
        boolean large = score.signum() != 0 && (long) score.precision() - score.scale() > MAX_DIGITS;
        return large || score.stripTrailingZeros().scale() > MAX_DECIMALS;
    }

    private static String tooLong() {
        return "at most " + MAX_DIGITS + " digits and " + MAX_DECIMALS + " decimal places";
    }
}
