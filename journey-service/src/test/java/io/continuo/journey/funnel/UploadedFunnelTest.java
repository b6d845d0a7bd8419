package io.continuo.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.upload.Csv;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uploads have times to the microsecond, and none of them is lost. */
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

    /** The second one. */
    private static FunnelView.StepView step(String window, String log) {
        UploadedFunnel funnel = UploadedFunnel.of(List.of("a,b"), null, window, List.of(), null, null);
        FunnelCounts counts =
                funnel.count(Csv.of(new ByteArrayInputStream((HEADER + log).getBytes(StandardCharsets.UTF_8))));
        return funnel.view(counts, Instant.EPOCH).steps().getLast();
    }
}
