package io.continuo.journey.query;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What requests over all journeys have in common. */
public final class Questions {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    private static final CsvReader.CsvReaderBuilder CSV = CsvReader.builder()
            .trimWhitespacesAroundQuotes(true)
            .allowExtraFields(true)
            .allowMissingFields(true);

    private Questions() {}

    /**
     * Reads a period.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when it ends before it begins
     */
    public static Period period(@Nullable Instant from, @Nullable Instant to) {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/to", "must not be before from");
        }
    }

    /**
     * Reads a duration that stands in the query of a request.
     *
     * @param otherwise when it is absent
     * @param errors takes what is wrong with it
     */
    public static Duration duration(
            String pointer, @Nullable String text, Duration otherwise, List<FieldError> errors) {
        if (text == null) {
            return otherwise;
        }
        Duration duration = parse(text);
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            errors.add(new FieldError(pointer, "an ISO 8601 duration, longer than nothing and at most " + LONGEST));
        }
        return duration;
    }

    /**
     * The words of a parameter that may be a list, may be repeated, or both: {@code a,b&…=c}. Spaces around them and empty
     * ones do not count.
     */
    public static List<String> words(List<String> parameter) {
        return parameter.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * The names of a parameter that may be a line of CSV (RFC 4180), may be repeated, or both: {@code a,"b, c"&…=d}. Spaces
     * around them and empty ones do not count.
     *
     * @param pointer names the parameter
     * @param errors takes what is wrong with it
     */
    public static List<String> names(String pointer, List<String> parameter, List<FieldError> errors) {
        try {
            return parameter.stream()
                    .filter(line -> !line.isBlank())
                    .flatMap(line -> CSV.ofCsvRecord(line).stream())
                    .flatMap(line -> line.getFields().stream())
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (CsvParseException e) {
            errors.add(new FieldError(pointer, "separated by commas; a name with a comma or a quote stands in quotes"));
            return List.of();
        }
    }

    /**
     * Reads one of the constants of an enum, which callers write in lower case.
     *
     * @param pointer names the parameter
     * @param errors takes that it is something else
     */
    public static <E extends Enum<E>> Optional<E> choice(
            String pointer, String word, Class<E> type, List<FieldError> errors) {
        E[] all = type.getEnumConstants();
        Optional<E> found =
                Arrays.stream(all).filter(one -> written(one).equals(word)).findFirst();
        if (found.isEmpty()) {
            String written = Arrays.stream(all).map(Questions::written).collect(Collectors.joining(", "));
            errors.add(new FieldError(pointer, "must be one of " + written));
        }
        return found;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What is none is longer than any may be. */
    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            return LONGEST.plusDays(1);
        }
    }
}
