package io.continuo.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.upload.CsvRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model says of a table of paths. */
final class Attributed {

    static final String HEADER = "path,total_conversions,total_conversion_value,total_null\n";

    private final Gathered answer;

    private Attributed(Gathered answer) {
        this.answer = answer;
    }

    static Attributed by(Model model, CsvRows rows) {
        return by(model, 1, rows);
    }

    static Attributed by(Model model, int order, CsvRows rows) {
        AttributionSettings settings = AttributionSettings.of(List.of(model.wireName()), order, null, List.of());
        return new Attributed(new Attributing().attribute(rows, settings));
    }

    Attribution.Credited credited() {
        Attribution result = answer.results().getFirst();
        assertThat(result).isInstanceOf(Attribution.Credited.class);
        return (Attribution.Credited) result;
    }

    Totals totals() {
        return answer.totals();
    }

    Map<String, Double> conversions() {
        return credited().credits().stream()
                .collect(Collectors.toMap(
                        Attribution.Credit::channel,
                        credit -> credit.conversions().doubleValue()));
    }

    Map<String, Double> effects() {
        return credited().credits().stream()
                .collect(Collectors.toMap(
                        Attribution.Credit::channel,
                        credit -> credit.removalEffect().doubleValue()));
    }

    /** The credits sum to what there was to divide, to the last digit. */
    Attributed reconciles() {
        assertThat(sum(credited().credits().stream()
                        .map(Attribution.Credit::conversions)
                        .toList()))
                .isEqualByComparingTo(answer.totals().conversions());
        assertThat(sum(credited().credits().stream()
                        .map(Attribution.Credit::revenue)
                        .toList()))
                .isEqualByComparingTo(answer.totals().revenue());
        assertThat(sum(credited().credits().stream()
                        .map(Attribution.Credit::share)
                        .toList()))
                .isEqualByComparingTo("1");
        return this;
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
