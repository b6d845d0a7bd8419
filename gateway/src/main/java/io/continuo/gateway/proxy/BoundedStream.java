package io.continuo.gateway.proxy;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body on its way: every piece is progress, and more than the limit is a failure. */
final class BoundedStream implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable progress;
    private final Runnable end;
    private @Nullable Handler<Throwable> failed;
    private long count;

    /**
     * @param progress run for every piece
     * @param end run when the last piece has passed
     */
    BoundedStream(ReadStream<Buffer> source, long limit, Runnable progress, Runnable end) {
        this.source = source;
        this.limit = limit;
        this.progress = progress;
        this.end = end;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : piece -> pass(piece, handler));
        return this;
    }

    private void pass(Buffer piece, Handler<Buffer> handler) {
        count += piece.length();
        if (count <= limit) {
            progress.run();
            handler.handle(piece);
        } else if (failed != null) {
            failed.handle(Problems.of(
                    StandardProblem.PAYLOAD_TOO_LARGE, "The body may have " + limit + " bytes; send it in parts."));
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : ended -> {
                            end.run();
                            handler.handle(ended);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
