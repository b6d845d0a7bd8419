package io.continuo.journey.upload;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** A body whose sender may take all the time there is, unless others wait meanwhile. Only time spent on waiting for it counts. */
final class PacedBody extends FilterInputStream {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final long pace;
    private final BooleanSupplier awaited;
    private final LongSupplier nanos;
    private boolean begun;
    private long waited;
    private long arrived;

    /**
     * @param pace bytes a second that are fast enough
     * @param awaited whether others wait
     */
    PacedBody(InputStream body, long pace, BooleanSupplier awaited, LongSupplier nanos) {
        super(body);
        this.pace = pace;
        this.awaited = awaited;
        this.nanos = nanos;
    }

    /** From now on it counts. */
    void begin() {
        begun = true;
    }

    @Override
    public int read() throws IOException {
        long start = nanos.getAsLong();
        int read = super.read();
        count(start, read < 0 ? 0 : 1);
        return read;
    }

    /** @throws HttpProblem {@code request-timeout} when it is too slow for those who wait */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long start = nanos.getAsLong();
        int read = super.read(into, offset, length);
        count(start, Math.max(read, 0));
        return read;
    }

    private void count(long start, int read) {
        if (!begun) {
            return;
        }
        waited += nanos.getAsLong() - start;
        arrived += read;
        Duration allowed = GRACE.plusMillis(arrived * 1_000 / pace);
        if (waited > allowed.toNanos() && awaited.getAsBoolean()) {
            throw Problems.of(
                    StandardProblem.REQUEST_TIMEOUT,
                    "Others wait, and this upload comes at less than " + pace + " bytes a second; send it faster.");
        }
    }
}
