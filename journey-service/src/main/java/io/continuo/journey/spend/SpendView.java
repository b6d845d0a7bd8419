package io.continuo.journey.spend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.continuo.journey.settings.Edition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version of an import, with its rows. */
record SpendView(@JsonUnwrapped Summary summary, List<SpendRow> rows) {

    static SpendView of(Edition edition) {
        return new SpendView(Summary.of(edition), SpendImport.of(edition).rows());
    }

    /** @param totals by currency */
    record Summary(
            String name,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            LocalDate firstDay,
            LocalDate lastDay,
            int count,
            SortedMap<String, BigDecimal> totals) {

        static Summary of(Edition edition) {
            SpendImport imported = SpendImport.of(edition);
            SortedMap<String, BigDecimal> totals = new TreeMap<>();
            imported.totals().forEach((currency, total) -> totals.put(currency, plain(total)));
            return new Summary(
                    edition.key().name(),
                    edition.version(),
                    edition.at(),
                    edition.by(),
                    imported.firstDay(),
                    imported.lastDay(),
                    imported.count(),
                    totals);
        }

        /** Without an exponent, which reading a total gives it when it is round. */
        private static BigDecimal plain(BigDecimal total) {
            return total.scale() < 0 ? total.setScale(0) : total;
        }
    }
}
