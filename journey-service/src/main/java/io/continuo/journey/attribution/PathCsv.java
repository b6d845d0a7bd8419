package io.continuo.journey.attribution;

import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.LineFaults;
import io.continuo.journey.upload.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Paths as a table: {@code path,total_conversions,total_conversion_value,total_null}, channels separated by {@code >}. A
 * path may stand in several lines. The last two columns may be left out.
 */
final class PathCsv {

    /** Channels of an upload; as many as can be solved exactly. */
    static final int MAX_CHANNELS = RemovalEffects.MOST_DENSE;

    private static final int MAX_NAME = 255;
    private static final Pattern SEPARATOR = Pattern.compile("\\s*>\\s*");
    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");
    private static final String EXPECTED = "must be a number from 0 to 999999999999999";

    private final CsvRows rows;
    private final Words channels;
    private final int pathColumn;
    private final int conversionColumn;
    private final int valueColumn;
    private final int nullColumn;
    private final TouchPath path = new TouchPath();
    private Totals totals = Totals.NONE;

    /** Takes a path; it is filled again for the next one. */
    interface Taker {
        void take(TouchPath path);
    }

    private PathCsv(CsvRows rows, Words channels) {
        this.rows = rows;
        this.channels = channels;
        this.pathColumn = rows.column(List.of("path"));
        this.conversionColumn = rows.column(List.of("total_conversions"));
        this.valueColumn = rows.find(List.of("total_conversion_value"));
        this.nullColumn = rows.find(List.of("total_null"));
        rows.faults().check();
    }

    /**
     * Reads all paths.
     *
     * @param channels gets their names
     * @return the sums of their outcomes
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} that names the lines that are broken
     */
    static Totals read(CsvRows rows, Words channels, Taker taker) {
        if (rows.header().isEmpty()) {
            return Totals.NONE;
        }
        PathCsv paths = new PathCsv(rows, channels);
        while (rows.next()) {
            paths.take(taker);
        }
        rows.faults().check();
        return paths.totals;
    }

    private void take(Taker taker) {
        Optional<BigDecimal> converted = number(conversionColumn);
        Optional<BigDecimal> value = number(valueColumn);
        Optional<BigDecimal> nulls = number(nullColumn);
        if (!touches() | converted.isEmpty() | value.isEmpty() | nulls.isEmpty()) {
            return;
        }
        if (converted.get().signum() == 0 && value.get().signum() != 0) {
            faults().add(rows.line(), rows.header().get(valueColumn), "there is no value without a conversion");
            return;
        }
        totals = totals.plus(converted.get(), value.get(), nulls.get());
        taker.take(path.ageByPosition()
                .outcome(
                        converted.get().doubleValue(),
                        value.get().doubleValue(),
                        nulls.get().doubleValue()));
    }

    private boolean touches() {
        path.clear();
        for (String name : SEPARATOR.split(rows.cell(pathColumn), -1)) {
            String channel = name.strip();
            if (channel.isEmpty() || channel.length() > MAX_NAME) {
                faults().add(rows.line(), "path", "channels have 1 to " + MAX_NAME + " characters, separated by >");
                return false;
            }
            int number = channels.number(channel);
            if (number >= MAX_CHANNELS) {
                faults().add(rows.line(), "path", "there are at most " + MAX_CHANNELS + " different channels");
                throw faults().problem();
            }
            path.touch(number, 0);
        }
        return true;
    }

    private Optional<BigDecimal> number(int column) {
        if (column < 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        String cell = rows.cell(column);
        Optional<BigDecimal> number =
                NUMBER.matcher(cell).matches() ? Optional.of(new BigDecimal(cell)) : Optional.empty();
        if (number.isEmpty() || number.get().precision() - number.get().scale() > 15) {
            faults().add(rows.line(), rows.header().get(column), EXPECTED);
            return Optional.empty();
        }
        return number;
    }

    private LineFaults faults() {
        return rows.faults();
    }
}
