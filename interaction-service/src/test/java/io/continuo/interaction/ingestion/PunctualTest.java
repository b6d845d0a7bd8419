package io.continuo.interaction.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who sends drop by drop does not hold a place for ever. */
class PunctualTest {

    private final AtomicLong nanos = new AtomicLong();

    private InputStream body(Duration perRead) {
        InputStream drops = new ByteArrayInputStream("{}\n".repeat(10).getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                nanos.addAndGet(perRead.toNanos());
                return super.read(into, offset, Math.min(length, 3));
            }
        };
        return new Punctual(drops, Duration.ofSeconds(5), nanos::get);
    }

    @Test
    void aBodyThatArrivesInTimeIsRead() throws IOException {
        assertThat(body(Duration.ofMillis(100)).readAllBytes()).hasSize(30);
    }

    @Test
    void aBodyThatDripsIsNotReadToItsEnd() {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> body(Duration.ofSeconds(1)).readAllBytes())
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(408));
    }

    @Test
    void soDoesAStreamOfLines() {
        Lines lines = new Lines(body(Duration.ofSeconds(1)), 100, 1_000, 100);
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(lines::nextChunk);
    }
}
