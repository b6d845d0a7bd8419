package io.continuo.journey.funnel;

import io.continuo.events.Stage;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.query.Where;
import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.EventLog;
import io.continuo.journey.upload.EventLogReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A funnel that an upload is asked: the same scan as over all journeys, over columns that last as long as the request. The
 * scan takes the upload's microseconds for its milliseconds, so that nothing of them is lost.
 *
 * @param query with a window that is {@value #MICROS} times as long as it was asked for
 * @param extras columns of the upload that are looked at beside the event
 */
record UploadedFunnel(FunnelQuery query, List<String> extras) {

    /** Microseconds in a millisecond. */
    static final int MICROS = 1_000;

    /**
     * Reads parameters as they come.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} naming the wrong ones
     */
    static UploadedFunnel of(
            List<String> steps,
            @Nullable String mode,
            @Nullable String window,
            List<String> exclude,
            @Nullable String holdConstant,
            @Nullable String breakdown) {
        List<FieldError> errors = new ArrayList<>();
        List<FunnelStep> read = Questions.names("/steps", steps, errors).stream()
                .map(name -> FunnelStep.of(name, Where.type(name)))
                .toList();
        if (errors.isEmpty() && (read.size() < 2 || read.size() > Funnel.MAX_STEPS)) {
            errors.add(new FieldError("/steps", "2 to " + Funnel.MAX_STEPS + " events, separated by commas"));
        }
        List<Exclusion> exclusions = Questions.names("/exclude", exclude, errors).stream()
                .map(name -> new Exclusion(Where.type(name), 0, Math.max(1, read.size() - 1)))
                .toList();
        if (exclusions.size() > Funnel.MAX_EXCLUSIONS) {
            errors.add(new FieldError("/exclude", "at most " + Funnel.MAX_EXCLUSIONS + " events"));
        }
        Funnel.Mode asked = mode(mode, errors);
        Duration longest = window(window, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        Dimension constant = dimension(holdConstant);
        Dimension by = dimension(breakdown);
        Funnel funnel = new Funnel(read, asked, longest.multipliedBy(MICROS), exclusions, constant, Period.ALWAYS);
        FunnelQuery query =
                new FunnelQuery(funnel, by == null ? null : new Breakdown(by, Breakdown.Attribution.FIRST), null);
        return new UploadedFunnel(query, List.copyOf(query.properties()));
    }

    private static Funnel.Mode mode(@Nullable String mode, List<FieldError> errors) {
        if (mode == null || mode.isBlank()) {
            return Funnel.Mode.ORDERED;
        }
        return Questions.choice("/mode", mode.toLowerCase(Locale.ROOT), Funnel.Mode.class, errors)
                .orElse(Funnel.Mode.ORDERED);
    }

    private static Duration window(@Nullable String window, List<FieldError> errors) {
        try {
            Duration read = Duration.parse(window == null ? "" : window);
            FunnelRequest.check(read, errors);
            return read;
        } catch (DateTimeException e) {
            errors.add(new FieldError("/window", "a duration of ISO 8601 such as P14D or PT30M"));
            return Duration.ofDays(1);
        }
    }

    private static @Nullable Dimension dimension(@Nullable String column) {
        return column == null || column.isBlank()
                ? null
                : new Dimension(Dimension.Kind.PROPERTY, column.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * What the upload comes to.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} for broken lines and for a breakdown that has
     *     too many values
     */
    FunnelCounts count(CsvRows rows) {
        EventLog log = EventLogReader.read(rows, Set.copyOf(extras));
        Schema schema = new Schema(extras);
        Columns columns = new Columns(schema, Storage.MEMORY, UploadedFunnel::nothingElse, Integer.MAX_VALUE);
        for (int number = 0; number < log.cases(); number++) {
            columns.replace(Run.of(log.caseId(number), marks(log, number, schema), extras.size()));
        }
        try {
            return query.count(columns.snapshot());
        } catch (Unanswerable e) {
            throw Problems.invalid(e.pointer(), e.detail());
        }
    }

    /** What the counts are shown as. */
    FunnelView view(FunnelCounts counts, Instant asOf) {
        return FunnelView.of(query, counts, MICROS, asOf);
    }

    private List<Mark> marks(EventLog log, int number, Schema schema) {
        List<Mark> marks = new ArrayList<>();
        for (int place = log.from(number); place < log.to(number); place++) {
            String event = log.events().words().text(log.events().at(place));
            int shape = schema.shapes().code(new Shape(event, "", Stage.CONSIDERATION, null, true));
            int[] texts = new int[extras.size()];
            for (int column = 0; column < texts.length; column++) {
                EventLog.Column extra = log.column(extras.get(column));
                String text = extra.words().text(extra.at(place));
                texts[column] = text.isEmpty() ? -1 : schema.values(column).code(text);
            }
            marks.add(new Mark(log.micros(place), shape, place, texts));
        }
        return marks;
    }

    private static Run nothingElse(String customer, Schema schema) {
        throw new IllegalStateException("an upload is whole before it is scanned");
    }
}
