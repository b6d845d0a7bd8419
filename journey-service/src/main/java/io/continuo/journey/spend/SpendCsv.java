package io.continuo.journey.spend;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.continuo.events.Channel;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.UploadBounds;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spend as a table: {@code date,amount,currency} and any of {@code channel,campaign,source}, in any order. */
final class SpendCsv {

    private static final List<String> HEADER = List.of("date", "channel", "campaign", "source", "amount", "currency");
    private static final List<String> TOLD = HEADER.subList(1, 4);
    private static final UploadBounds KEPT = new UploadBounds(10_000, HEADER.size(), SpendImport.MOST_ROWS);
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1," + SpendRow.WHOLE_DIGITS + "}(\\.\\d{1," + SpendRow.DECIMALS + "})?");

    private final CsvRows rows;
    private final int[] columns;

    private SpendCsv(CsvRows rows) {
        this.rows = rows;
        this.columns = HEADER.stream()
                .mapToInt(name -> TOLD.contains(name) ? rows.find(List.of(name)) : rows.column(List.of(name)))
                .toArray();
    }

    /**
     * Reads an upload.
     *
     * @throws HttpProblem {@code invalid-field} that names the lines that are broken, {@code payload-too-large} when there are more of them than an import has
     */
    static List<SpendRow> read(CsvRows rows, Validator validator) {
        if (rows.header().isEmpty()) {
            throw empty();
        }
        SpendCsv table = new SpendCsv(rows);
        if (TOLD.stream().noneMatch(rows.header()::contains)) {
            rows.faults().addHeader("one of the columns " + String.join(", ", TOLD) + " is required");
        }
        rows.faults().check();
        List<SpendRow> taken = table.rows(row -> table.isSound(row, validator));
        rows.faults().check();
        if (taken.isEmpty()) {
            throw empty();
        }
        return taken;
    }

    /** Reads what {@link #write} wrote. */
    static List<SpendRow> read(String table) {
        CsvRows rows = CsvRows.of(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), KEPT);
        return new SpendCsv(rows).rows(row -> true);
    }

    static String write(List<SpendRow> rows) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord(HEADER);
        rows.forEach(row -> csv.writeRecord(
                row.date().toString(),
                Objects.toString(row.channel(), null),
                row.campaign(),
                row.source(),
                row.amount().toPlainString(),
                row.currency()));
        return text.toString();
    }

    private List<SpendRow> rows(Predicate<SpendRow> sound) {
        List<SpendRow> taken = new ArrayList<>();
        int read = 0;
        while (rows.next()) {
            if (++read > SpendImport.MOST_ROWS) {
                throw Problems.of(
                        StandardProblem.PAYLOAD_TOO_LARGE,
                        "An import has at most " + SpendImport.MOST_ROWS + " rows; make several of it.");
            }
            SpendRow row = row();
            if (sound.test(row)) {
                taken.add(row);
            }
        }
        return taken;
    }

    /** What cannot be read is null, which no sound row has. */
    private SpendRow row() {
        String channel = cell(1);
        return new SpendRow(
                day(cell(0)),
                channel != null && Channel.isValid(channel) ? new Channel(channel) : null,
                cell(2),
                cell(3),
                amount(cell(4)),
                cell(5));
    }

    private boolean isSound(SpendRow row, Validator validator) {
        boolean known = row.channel() != null || cell(1) == null;
        if (!known) {
            rows.faults().add(rows.line(), HEADER.get(1), "must be a known channel, or begin with x_");
        }
        List<ConstraintViolation<SpendRow>> wrong = validator.validate(row).stream()
                .sorted(Comparator.comparingInt(
                        violation -> HEADER.indexOf(violation.getPropertyPath().toString())))
                .toList();
        wrong.forEach(violation ->
                rows.faults().add(rows.line(), violation.getPropertyPath().toString(), violation.getMessage()));
        return known && wrong.isEmpty();
    }

    private @Nullable String cell(int place) {
        String text = columns[place] < 0 ? "" : rows.cell(columns[place]);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDate day(@Nullable String cell) {
        try {
            return cell == null ? null : LocalDate.parse(cell);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal amount(@Nullable String cell) {
        return cell != null && NUMBER.matcher(cell).matches() ? new BigDecimal(cell) : null;
    }

    private static HttpProblem empty() {
        return Problems.invalid("", "needs a header and a line below it");
    }
}
