package io.continuo.journey.spend;

import io.continuo.journey.settings.Edition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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

    /** Stands for the value that a row does not say; no row says it. */
    static final String NOTHING = "";

    /** A version of an import. */
    public record From(String name, int version) {}

    /**
     * One import after another, so that what they say is never in memory together.
     *
     * @param days what an import says
     */
    static Spent of(List<Edition> imports, Function<Edition, List<DailySpend.Sum>> days, Set<String> currencies) {
        List<From> from = new ArrayList<>();
        SortedMap<String, SortedMap<String, BigDecimal>> sums = new TreeMap<>();
        for (Edition edition : imports) {
            List<DailySpend.Sum> said = days.apply(edition);
            said.forEach(sum -> sums.computeIfAbsent(sum.currency(), any -> new TreeMap<>())
                    .merge(sum.value(), sum.amount(), BigDecimal::add));
            if (!said.isEmpty()) {
                from.add(new From(edition.key().name(), edition.version()));
            }
        }
        return of(sums, currencies, from);
    }

    /** @param sums by currency and value */
    private static Spent of(
            SortedMap<String, SortedMap<String, BigDecimal>> sums, Set<String> currencies, List<From> from) {
        Set<String> meant = currencies.isEmpty() ? sums.keySet() : currencies;
        String currency = meant.size() == 1 ? meant.iterator().next() : null;
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        SortedMap<String, BigDecimal> leftOut = new TreeMap<>();
        sums.forEach((code, spent) -> {
            if (code.equals(currency)) {
                values.putAll(spent);
            } else {
                leftOut.put(code, spent.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        });
        BigDecimal unassigned = values.remove(NOTHING);
        return new Spent(currency, values, unassigned == null ? BigDecimal.ZERO : unassigned, leftOut, from);
    }
}
