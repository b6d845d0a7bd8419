package io.continuo.journey.spend;

import io.continuo.events.EventJson;
import io.continuo.journey.query.Period;
import io.continuo.journey.settings.Edition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An import as it is kept. Its rows are a text, because as objects all imports together would take many times the memory.
 *
 * @param firstDay of a row
 * @param lastDay of a row
 * @param count of rows
 * @param totals by currency
 * @param table the rows as {@link SpendCsv} writes them
 */
record SpendImport(
        LocalDate firstDay, LocalDate lastDay, int count, SortedMap<String, BigDecimal> totals, String table) {

    /** Rows of one import. */
    static final int MOST_ROWS = 5_000;

    /** @param rows at least one */
    static SpendImport of(List<SpendRow> rows) {
        SortedMap<String, BigDecimal> totals = new TreeMap<>();
        rows.forEach(row -> totals.merge(row.currency(), row.amount(), BigDecimal::add));
        List<LocalDate> days = rows.stream()
                .map(SpendRow::date)
                .sorted(Comparator.naturalOrder())
                .toList();
        return new SpendImport(days.getFirst(), days.getLast(), rows.size(), totals, SpendCsv.write(rows));
    }

    /** Reads a version of an import. */
    static SpendImport of(Edition edition) {
        return EventJson.MAPPER.convertValue(edition.value(), SpendImport.class);
    }

    /** How much of the memory for all imports a version takes. */
    static long characters(Edition edition) {
        return edition.value().path("table").textValue().length();
    }

    List<SpendRow> rows() {
        return SpendCsv.read(table);
    }

    /** Whether a day from the first to the last begins in the period. */
    boolean meets(Period period) {
        return (period.from() == null || !SpendRow.begin(lastDay).isBefore(period.from()))
                && (period.to() == null || SpendRow.begin(firstDay).isBefore(period.to()));
    }
}
