package io.continuo.journey.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.journey.spend.Spent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where imported spend is from, and what of it is in no figure.
 *
 * @param spendFrom the imports
 * @param spendCurrency null where no single currency could be meant; then all of it is left out
 * @param spendUnassigned what is said of no value of the dimension; null when nothing is
 * @param spendLeftOut what was spent in other currencies
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedSpend(
        List<Spent.From> spendFrom,
        @Nullable String spendCurrency,
        @Nullable BigDecimal spendUnassigned,
        List<Amount> spendLeftOut) {

    record Amount(String currency, BigDecimal amount) {}

    static ImportedSpend of(Spent spent) {
        return new ImportedSpend(
                spent.from(),
                spent.currency(),
                spent.unassigned().signum() == 0 ? null : spent.unassigned(),
                spent.leftOut().entrySet().stream()
                        .map(entry -> new Amount(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
