package io.continuo.interaction.catalogue;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.regex.Pattern;

/** Patterns of schemas, matched in bounded time: a backtracking expression must not hold up the ingestion. */
final class BoundedPatterns implements RegularExpressionFactory {

    /** Longer text is not searched; it also bounds the depth of the search. */
    private static final int LONGEST = 1_000;

    private static final int MAX_STEPS = 100_000;

    /** @throws java.util.regex.PatternSyntaxException when it is none */
    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return value -> pattern.matcher(new Text(value, new int[] {MAX_STEPS})).find();
    }

    /** Matching was given up; the value counts as a violation. */
    static final class TooCostly extends RuntimeException {

        TooCostly() {
            super("matching a pattern takes too long", null, false, false);
        }
    }

    /** Counts how often it is looked at. */
    private record Text(String value, int[] steps) implements CharSequence {

        Text {
            if (value.length() > LONGEST) {
                throw new TooCostly();
            }
        }

        @Override
        public int length() {
            return value.length();
        }

        @Override
        public char charAt(int index) {
            steps[0]--;
            if (steps[0] < 0) {
                throw new TooCostly();
            }
            return value.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return value.subSequence(start, end);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
