package io.continuo.journey.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who sends slowly gives way to those who wait, and to nobody else. */
class PacedBodyTest {

    private static final int PACE = 1_000;

    private final AtomicLong now = new AtomicLong();
    private final AtomicBoolean awaited = new AtomicBoolean(true);
    private Duration needed = Duration.ZERO;
    private final PacedBody body = new PacedBody(new Sent(), PACE, awaited::get, now::get);

    /** Each read takes as long as is needed, and gives as much as is asked for. */
    private final class Sent extends InputStream {

        @Override
        public int read() {
            now.addAndGet(needed.toNanos());
            return 1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            now.addAndGet(needed.toNanos());
            return length;
        }
    }

    private void read(int bytes, Duration time) throws IOException {
        needed = time;
        assertThat(body.readNBytes(new byte[bytes], 0, bytes)).isEqualTo(bytes);
    }

    @Test
    void whoSendsFastEnoughGoesOn() throws IOException {
        body.begin();

        for (int second = 0; second < 100; second++) {
            read(PACE, Duration.ofSeconds(1));
        }
    }

    @Test
    void whoSendsTooSlowlyGivesWay() throws IOException {
        body.begin();
        read(PACE, Duration.ofSeconds(5));

        assertThatThrownBy(() -> read(PACE, Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(408));
        assertThatThrownBy(body::read).isInstanceOf(HttpProblem.class);
    }

    @Test
    void asLongAsNobodyWaitsThereIsTime() throws IOException {
        awaited.set(false);
        body.begin();

        read(1, Duration.ofHours(1));
    }

    @Test
    void timeBeforeItHadAPlaceDoesNotCount() throws IOException {
        read(1, Duration.ofHours(1));
        body.begin();

        read(1, Duration.ofSeconds(4));
    }

    @Test
    void timeOfTheAnalysisDoesNotCount() throws IOException {
        body.begin();
        now.addAndGet(Duration.ofHours(1).toNanos());

        read(1, Duration.ofSeconds(4));
    }
}
