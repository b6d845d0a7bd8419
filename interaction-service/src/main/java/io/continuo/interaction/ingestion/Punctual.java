package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A body that has to be read whole within a time: who sends it drop by drop holds its room no longer than that. */
final class Punctual extends FilterInputStream {

    private final LongSupplier nanos;
    private final long begin;
    private final Duration patience;

    Punctual(InputStream body, Duration patience) {
        this(body, patience, System::nanoTime);
    }

    Punctual(InputStream body, Duration patience, LongSupplier nanos) {
        super(body);
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        requireInTime();
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        requireInTime();
        return read;
    }

    private void requireInTime() {
        if (nanos.getAsLong() - begin > patience.toNanos()) {
            throw Problems.of(StandardProblem.REQUEST_TIMEOUT, "The body did not arrive in time; send it in parts.");
        }
    }
}
