package io.continuo.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.query.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which answers are bad, and how many of all. */
class UnhappinessTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<By> BY = List.of(By.parse("channel"));

    @Test
    void badAnswersToAllSurveysAreOneShare() {
        Lived lived = new Lived();
        answers(lived, "nps", "0", "6", "7", "9");
        answers(lived, "csat", "1", "2", "3", "5");
        answers(lived, "ces", "3", "4", "7");
        lived.answer("skips", "nps", null, "store", AT);
        Unhappiness unhappiness = new Unhappiness();
        for (Metric metric : List.of(Metric.NPS, Metric.CSAT, Metric.CES)) {
            MetricQuery query = MetricQuery.of(metric, BY, Period.ALWAYS, AT.plusSeconds(60));
            lived.partitions(3).forEach(snapshot -> unhappiness.add(metric, query.count(snapshot)));
        }

        Figure figure = unhappiness.shares().get(List.of("store")).figure();

        assertThat(figure).isInstanceOfSatisfying(Figure.Known.class, known -> {
            assertThat(known.n()).isEqualTo(11);
            assertThat(known.value()).isEqualTo(100.0 * 5 / 11);
        });
    }

    @Test
    void whereLowIsGoodHighIsBad() {
        Scale effort = Scale.of(1, 5, true);

        assertThat(List.of(1, 2, 3, 4, 5).stream().filter(score -> effort.isBad(BigDecimal.valueOf(score))))
                .containsExactly(4, 5);
    }

    private static void answers(Lived lived, String survey, String... scores) {
        for (String score : scores) {
            lived.answer(survey + score, survey, score, "store", AT);
        }
    }
}
