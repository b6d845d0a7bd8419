package io.continuo.identity.rules;

import io.continuo.events.IdentifierType;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.identity.graph.RuleBook;
import io.continuo.identity.graph.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Bounds of what a steward can set, and whether it can be followed at all. */
final class RuleLimits {

    static final int MOST_VALUES = 10_000;
    static final int MOST_PATTERNS = 100;
    static final int LONGEST_PATTERN = 200;
    static final int LONGEST_VALUE = 255;
    static final int HIGHEST_LIMIT = 1_000_000;
    static final int MOST_CLAIMS = 1_000;

    /** More than any sensible pattern needs for the longest value. */
    private static final int MOST_STEPS = 100_000;

    private static final List<String> PROBES = List.of(
            "a".repeat(LONGEST_VALUE - 1) + "!",
            "1".repeat(LONGEST_VALUE - 1) + "!",
            "a@".repeat(127),
            "-.".repeat(127));

    private final List<FieldError> errors = new ArrayList<>();

    private RuleLimits() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem which names every bad field */
    static void check(RuleSet rules, RuleBook book) {
        RuleLimits limits = new RuleLimits();
        limits.values(rules.blockedValues());
        limits.patterns("/rules/blockedPatterns", rules.blockedPatterns());
        limits.patterns("/rules/wellFormed", rules.wellFormed());
        limits.patterns("/rules/shared", rules.shared());
        limits.types("/rules/weakTypes", rules.weakTypes());
        limits.types("/rules/personalTypes", rules.personalTypes());
        limits.numbers(rules.limits());
        Integer sharedAfter = rules.sharedAfter();
        if (sharedAfter != null) {
            limits.require(sharedAfter >= 1 && sharedAfter <= MOST_CLAIMS, "/rules/sharedAfter", "1 to " + MOST_CLAIMS);
        }
        if (!limits.errors.isEmpty()) {
            throw Problems.invalid(limits.errors);
        }
        book.check(rules);
    }

    private void values(@Nullable Collection<String> values) {
        if (values != null) {
            require(values.size() <= MOST_VALUES, "/rules/blockedValues", "at most " + MOST_VALUES);
            require(
                    values.stream().allMatch(value -> isText(value, LONGEST_VALUE)),
                    "/rules/blockedValues",
                    "each of 1 to " + LONGEST_VALUE + " characters");
        }
    }

    private void patterns(String place, @Nullable Map<String, List<String>> byType) {
        if (byType == null) {
            return;
        }
        require(byType.size() <= MOST_PATTERNS, place, "at most " + MOST_PATTERNS + " types");
        byType.forEach((type, patterns) -> {
            String at = place + "/" + pointer(type);
            require(type.equals("*") || isType(type), at, "not a type of identifier");
            require(patterns != null && patterns.size() <= MOST_PATTERNS, at, "a list of at most " + MOST_PATTERNS);
            if (patterns != null) {
                patterns.forEach(pattern -> pattern(at, pattern));
            }
        });
    }

    private void pattern(String place, @Nullable String text) {
        if (text == null || !isText(text, LONGEST_PATTERN)) {
            errors.add(new FieldError(place, "each of 1 to " + LONGEST_PATTERN + " characters"));
            return;
        }
        try {
            Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
            PROBES.forEach(probe -> pattern.matcher(new Counted(probe)).matches());
        } catch (PatternSyntaxException e) {
            errors.add(new FieldError(place, "not a regular expression"));
        } catch (TooManySteps | StackOverflowError e) {
            errors.add(new FieldError(place, "a pattern that takes too long on some values"));
        }
    }

    private void types(String place, @Nullable Collection<String> types) {
        if (types != null) {
            require(
                    types.size() <= MOST_PATTERNS && types.stream().allMatch(RuleLimits::isType),
                    place,
                    "at most " + MOST_PATTERNS + " types of identifiers");
        }
    }

    private void numbers(@Nullable Map<String, Integer> limits) {
        if (limits != null) {
            require(limits.size() <= MOST_PATTERNS, "/rules/limits", "at most " + MOST_PATTERNS + " types");
            limits.forEach((type, limit) -> {
                String at = "/rules/limits/" + pointer(type);
                require(isType(type), at, "not a type of identifier");
                require(limit != null && limit >= 1 && limit <= HIGHEST_LIMIT, at, "1 to " + HIGHEST_LIMIT);
            });
        }
    }

    private void require(boolean holds, String place, String otherwise) {
        if (!holds) {
            errors.add(new FieldError(place, otherwise));
        }
    }

    /** A JSON pointer (RFC 6901) escapes two characters. */
    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isText(@Nullable String text, int longest) {
        return text != null && !text.isBlank() && text.length() <= longest && text.indexOf('\0') < 0;
    }

    private static boolean isType(@Nullable String name) {
        try {
            return name != null && IdentifierType.of(name).name().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that ends the matching of a pattern that reads it again and again. */
    private static final class Counted implements CharSequence {

        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
