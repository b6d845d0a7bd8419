package io.continuo.journey.spend;

import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.settings.Edition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What imports say was spent in a period on the values of a dimension.
 *
 * @param currency of the next two; null where several could be meant
 * @param values by value
 * @param unassigned what is said of no value
 * @param leftOut what was spent in other currencies, by currency
 * @param from the imports it is from, by name
 */
public record Spent(
        @Nullable String currency,
        SortedMap<String, BigDecimal> values,
        BigDecimal unassigned,
        SortedMap<String, BigDecimal> leftOut,
        List<From> from) {

    /** A version of an import. */
    public record From(String name, int version) {}

    static Spent of(List<Edition> imports, Dimension dimension, Period period, Set<String> currencies) {
        Optional<Function<SpendRow, @Nullable String>> told = told(dimension);
        List<From> from = new ArrayList<>();
        List<SpendRow> rows = new ArrayList<>();
        for (Edition edition : told.isEmpty() ? List.<Edition>of() : imports) {
            List<SpendRow> found = SpendImport.of(edition).rowsIn(period);
            if (rows.addAll(found)) {
                from.add(new From(edition.key().name(), edition.version()));
            }
        }
        return sum(rows, told.orElse(row -> null), currency(rows, currencies), from);
    }

    /** What rows say of a dimension; empty where they do not tell it apart. */
    private static Optional<Function<SpendRow, @Nullable String>> told(Dimension dimension) {
        return switch (dimension.kind()) {
            case CHANNEL ->
                Optional.of(row -> row.channel() == null ? null : row.channel().name());
            case SOURCE -> Optional.of(SpendRow::source);
            case PROPERTY -> dimension.equals(Dimension.CAMPAIGN) ? Optional.of(SpendRow::campaign) : Optional.empty();
            case TYPE, STAGE -> Optional.empty();
        };
    }

    private static @Nullable String currency(List<SpendRow> rows, Set<String> known) {
        List<String> meant = known.isEmpty()
                ? rows.stream().map(SpendRow::currency).distinct().toList()
                : List.copyOf(known);
        return meant.size() == 1 ? meant.getFirst() : null;
    }

    private static Spent sum(
            List<SpendRow> rows,
            Function<SpendRow, @Nullable String> told,
            @Nullable String currency,
            List<From> from) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        SortedMap<String, BigDecimal> leftOut = new TreeMap<>();
        BigDecimal unassigned = BigDecimal.ZERO;
        for (SpendRow row : rows) {
            String value = told.apply(row);
            if (!row.currency().equals(currency)) {
                leftOut.merge(row.currency(), row.amount(), BigDecimal::add);
            } else if (value == null) {
                unassigned = unassigned.add(row.amount());
            } else {
                values.merge(value, row.amount(), BigDecimal::add);
            }
        }
        return new Spent(currency, values, unassigned, leftOut, from);
    }
}
