package io.continuo.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.continuo.journey.upload.Csv;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upload is asked: times to the microsecond, names as a line of CSV. */
class UploadedFunnelTest {

    private static final String HEADER = "customer,event,timestamp\n";

    @Test
    void eventsOfOneMillisecondHaveAnOrder() {
        String log = "1,b,2026-01-01T10:00:00.000100Z\n1,a,2026-01-01T10:00:00.000500Z\n";

        assertThat(step("PT1H", log).customers()).isZero();
    }

    @Test
    void theWindowIsInclusiveToTheMicrosecond() {
        String log = "1,a,2026-01-01T10:00:00.000001Z\n1,b,2026-01-01T10:00:01.00000%dZ\n";

        assertThat(step("PT1S", log.formatted(1)).customers()).isEqualTo(1);
        assertThat(step("PT1S", log.formatted(2)).customers()).isZero();
    }

    @Test
    void timesAreToldToTheMicrosecond() {
        String log = "1,a,2026-01-01T10:00:00Z\n1,b,2026-01-01T10:00:01.000250Z\n";

        assertThat(step("PT1H", log).medianTime()).isEqualTo(Duration.ofNanos(1_000_250_000));
    }

    @Test
    void timesFromStepToStepAddUpToThatFromTheStart() {
        String log = "1,a,0\n1,b,3600\n1,b,7200\n1,c,7200\n";

        List<FunnelView.StepView> steps = asked("P1D", log, "a,b,c").steps();

        assertThat(steps)
                .extracting(FunnelView.StepView::medianTime, FunnelView.StepView::medianTimeFromStart)
                .containsExactly(
                        tuple(null, null),
                        tuple(Duration.ofHours(1), Duration.ofHours(1)),
                        tuple(Duration.ofHours(1), Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a, inc\",b          | a, inc/b",
                "\"a, inc\", \"say \"\"b\"\"\" | a, inc/say \"b\"",
                "5\" nail, b            | 5\" nail/b",
                " a ,, b,               | a/b",
                "`a,b\nc`                | a/b/c"
            })
    void aStepMayHaveACommaWhereItIsQuoted(String steps, String names) {
        FunnelView view = asked("P1D", "", steps);

        assertThat(view.steps()).extracting(FunnelView.StepView::name).containsExactly(names.split("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"b,c", "\"a,b"})
    void whatIsNoLineOfCsvIsRefused(String steps) {
        assertThatThrownBy(() -> asked("P1D", "", steps))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail()).startsWith("/steps: "));
    }

    @Test
    void whatIsExcludedMayHaveACommaToo() {
        String log = "1,a,0\n1,\"no, thanks\",1\n1,b,2\n";
        UploadedFunnel funnel = UploadedFunnel.of(List.of("a,b"), null, "P1D", List.of("\"no, thanks\",x"), null, null);

        assertThat(view(funnel, log).steps().getLast().customers()).isZero();
    }

    @Test
    void whereNobodyBeganThereIsNoData() {
        assertThat(asked("P1D", "1,b,0\n", "a,b").status()).isEqualTo(FunnelView.Status.NO_DATA);
        assertThat(asked("P1D", "1,a,0\n", "a,b").status()).isEqualTo(FunnelView.Status.OK);
    }

    /** The second one. */
    private static FunnelView.StepView step(String window, String log) {
        return asked(window, log, "a,b").steps().getLast();
    }

    private static FunnelView asked(String window, String log, String steps) {
        return view(UploadedFunnel.of(List.of(steps), null, window, List.of(), null, null), log);
    }

    private static FunnelView view(UploadedFunnel funnel, String log) {
        FunnelCounts counts =
                funnel.count(Csv.of(new ByteArrayInputStream((HEADER + log).getBytes(StandardCharsets.UTF_8))));
        return funnel.view(counts, Instant.EPOCH);
    }
}
