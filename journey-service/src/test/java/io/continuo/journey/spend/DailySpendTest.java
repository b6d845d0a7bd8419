package io.continuo.journey.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.EventJson;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.SettingKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import says is read once, for as long as there is room for it. */
class DailySpendTest {

    private static final LocalDate DAY = LocalDate.parse("2026-05-01");
    private static final int ROWS = SpendImport.MOST_ROWS;
    private static final int ROOM = DailySpend.MOST_SUMS / ROWS;

    private final DailySpend days = new DailySpend();

    @Test
    void rowsOfOneDayAndValueAreOneSum() {
        Edition edition =
                edition(1, row(DAY, "a", 2), row(DAY, "b", 3), row(DAY, "a", 4), row(DAY.plusDays(1), "a", 5));

        assertThat(asked(edition, Period.ALWAYS))
                .containsExactly(
                        new DailySpend.Sum(DAY, "EUR", "a", BigDecimal.valueOf(6)),
                        new DailySpend.Sum(DAY, "EUR", "b", BigDecimal.valueOf(3)),
                        new DailySpend.Sum(DAY.plusDays(1), "EUR", "a", BigDecimal.valueOf(5)));
    }

    @Test
    void aVersionIsReadOnce() {
        Edition edition = edition(1, row(DAY, "a", 2), row(DAY.plusDays(1), "a", 3));
        Period second = new Period(SpendRow.begin(DAY.plusDays(1)), null);

        DailySpend.Sum first = asked(edition, Period.ALWAYS).getLast();

        assertThat(asked(edition, second)).singleElement().isSameAs(first);
        assertThat(asked(edition(2, row(DAY.plusDays(1), "a", 4)), second))
                .singleElement()
                .extracting(DailySpend.Sum::amount)
                .isEqualTo(BigDecimal.valueOf(4));
    }

    @Test
    void whatHasNothingToDoWithThePeriodIsNotRead() {
        asked(edition(1, row(DAY, "a", 2)), new Period(null, SpendRow.begin(DAY)));

        assertThat(days.size()).isZero();
    }

    @Test
    void whatWasAskedForLastIsKept() {
        Edition first = many(1);
        DailySpend.Sum sum = asked(first, Period.ALWAYS).getFirst();
        IntStream.rangeClosed(2, ROOM).forEach(version -> asked(many(version), Period.ALWAYS));
        assertThat(days.size()).isEqualTo(DailySpend.MOST_SUMS);
        assertThat(asked(first, Period.ALWAYS).getFirst()).isSameAs(sum);

        asked(many(ROOM + 1), Period.ALWAYS);
        assertThat(days.size()).isEqualTo(DailySpend.MOST_SUMS);
        assertThat(asked(first, Period.ALWAYS).getFirst()).isSameAs(sum);

        IntStream.rangeClosed(ROOM + 2, 2 * ROOM + 1).forEach(version -> asked(many(version), Period.ALWAYS));
        assertThat(asked(first, Period.ALWAYS).getFirst()).isEqualTo(sum).isNotSameAs(sum);
    }

    private List<DailySpend.Sum> asked(Edition edition, Period period) {
        return days.of(edition, Dimension.CAMPAIGN, period);
    }

    private static Edition many(int version) {
        return edition(
                version,
                IntStream.range(0, ROWS).mapToObj(i -> row(DAY, "c" + i, 1)).toArray(SpendRow[]::new));
    }

    private static Edition edition(int version, SpendRow... rows) {
        return new Edition(
                new SettingKey("spend", "meta"),
                version,
                Instant.EPOCH,
                "ana",
                EventJson.MAPPER.valueToTree(SpendImport.of(List.of(rows))));
    }

    private static SpendRow row(LocalDate day, String campaign, int amount) {
        return new SpendRow(day, null, campaign, null, BigDecimal.valueOf(amount), "EUR");
    }
}
