package io.continuo.journey.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.OneLog;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How imports are kept, and how much of them. */
class SpendsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-05-01");
    private static final String LONG = "x".repeat(120);

    private final Spends spends = new Spends(new OneLog().instance(InstantSource.fixed(Instant.EPOCH)));

    @Test
    void importingTheSameAgainMakesNoVersion() {
        assertThat(put("meta", 1, "a").version()).isEqualTo(1);
        assertThat(put("meta", 1, "a").version()).isEqualTo(1);
        assertThat(put("meta", 2, "a").version()).isEqualTo(2);
    }

    @Test
    void tenVersionsStay() {
        for (int count = 1; count <= 12; count++) {
            put("meta", count, "a");
        }

        assertThat(SpendImport.of(spends.imports().get("meta", 3)).rows()).hasSize(3);
        assertThat(catchThrowableOfType(
                                HttpProblem.class, () -> spends.imports().get("meta", 2))
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void anImportSaysItsDaysAndTotals() {
        Edition edition = spends.put(
                "meta",
                null,
                "ana",
                List.of(row(DAY.plusDays(3), "900", "EUR"), row(DAY, "100.0", "EUR"), row(DAY, "0.25", "USD")));

        SpendView.Summary summary = SpendView.Summary.of(edition);

        assertThat(summary.firstDay()).isEqualTo(DAY);
        assertThat(summary.lastDay()).isEqualTo(DAY.plusDays(3));
        assertThat(summary.count()).isEqualTo(3);
        assertThat(summary.totals()).hasToString("{EUR=1000, USD=0.25}");
        assertThat(summary.changedBy()).isEqualTo("ana");
    }

    @Test
    void anImportFitsIntoARecordOfTheLog() {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> put("meta", 5_000, "é".repeat(100)));

        assertThat(problem.getStatusCode()).isEqualTo(413);
        assertThat(spends.imports().all()).isEmpty();
    }

    @Test
    void allImportsFitIntoMemory() {
        fill();

        spends.imports().delete("import-0", null);
        assertThat(put("other", 5_000, LONG).version()).isEqualTo(1);
    }

    @Test
    void whatTakesNoMoreRoomIsTakenThough() {
        IntStream.range(0, 10).forEach(number -> put("full", 4_000 + number, LONG));
        int last = fill() - 1;

        assertThat(put("import-" + last / 7, 5_000 - last, LONG).version()).isEqualTo(1 + last % 7);
        assertThat(put("full", 4_000, LONG).version()).isEqualTo(11);
    }

    /** @return the number of the first import that found no room */
    private int fill() {
        int number = 0;
        while (true) {
            String name = "import-" + number / 7;
            int rows = 5_000 - number;
            HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> put(name, rows, LONG));
            if (problem != null) {
                assertThat(problem.getStatusCode()).isEqualTo(400);
                assertThat(problem.getDetail()).contains("delete some");
                return number;
            }
            number++;
        }
    }

    private Edition put(String name, int rows, String campaign) {
        SpendRow row = new SpendRow(DAY, null, campaign, null, BigDecimal.ONE, "EUR");
        return spends.put(name, null, "ana", Collections.nCopies(rows, row));
    }

    private static SpendRow row(LocalDate date, String amount, String currency) {
        return new SpendRow(date, null, "a", null, new BigDecimal(amount), currency);
    }
}
