package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** The body of a request as it arrives, gathered on the request's event loop: no thread waits for it. */
final class IncomingBody {

    /** For the whole of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RoutingContext context;
    private final long limit;
    private final UniEmitter<? super byte[]> emitter;
    private final Buffer gathered;

    private IncomingBody(RoutingContext context, long limit, UniEmitter<? super byte[]> emitter) {
        this.context = context;
        this.limit = limit;
        this.emitter = emitter;
        this.gathered = Buffer.buffer(expected(context.request(), limit));
    }

    private static int expected(HttpServerRequest request, long limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Math.toIntExact(Math.min(Long.parseLong(length), limit));
    }

    /**
     * All of it; to be subscribed to on the event loop.
     *
     * <p>Fails with {@code payload-too-large} or {@code request-timeout}, and with what broke the connection.
     *
     * @param limit bytes, as sent
     */
    static Uni<byte[]> of(RoutingContext context, long limit) {
        return Uni.createFrom()
                .<byte[]>emitter(emitter -> new IncomingBody(context, limit, emitter).gather())
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> Problems.of(
                        StandardProblem.REQUEST_TIMEOUT, "The body did not arrive in time; send it again."));
    }

    private void gather() {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.exceptionHandler(emitter::fail)
                .handler(this::add)
                .endHandler(end -> emitter.complete(gathered.getBytes()))
                .resume();
    }

    private void add(Buffer piece) {
        if (gathered.length() + piece.length() <= limit) {
            gathered.appendBuffer(piece);
            return;
        }
        // The rest is never read, so the connection cannot be used again.
        context.request().handler(rest -> {}).pause();
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(end -> context.request().connection().close());
        emitter.fail(Bodies.tooLarge(limit));
    }
}
