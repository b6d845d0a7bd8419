package io.continuo.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that came without its length: reading more than the limit is refused. */
final class BoundedBody extends FilterInputStream {

    private final long limit;
    private long count;

    BoundedBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        count += read;
        if (count > limit) {
            // The rest is never read, so the connection cannot be used again.
            throw HttpProblem.builder(StatusProblems.of(StandardProblem.PAYLOAD_TOO_LARGE.status()))
                    .withHeader("Connection", "close")
                    .build();
        }
    }
}
