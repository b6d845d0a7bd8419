package io.continuo.gateway.proxy;

import io.continuo.gateway.config.GatewayConfig.Timeouts;
import io.continuo.gateway.edge.Refusals;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service and the answer on its way back, both streamed with back pressure. Runs on the
 * request's event loop.
 *
 * <p>A service's connection serves many requests after one another, and resetting a request whose answer has come
 * already would close it in the use of the next one, so only what is unfinished is reset. When the caller leaves, a read
 * is broken off; a write that was sent whole is heard to its end.
 */
final class Exchange {

    /** Of an answer that nobody waits for. */
    private static final int DISCARDED_BYTES = 1024 * 1024;

    private final RoutingContext context;
    private final Owners owners;
    private final Upstream anybody;
    private Outbound outbound;
    private final Refusals refusals;
    private final Timeouts timeouts;
    private final HttpServerResponse response;
    private final Watch watch;
    private @Nullable HttpClientRequest sent;
    private @Nullable HttpClientResponse answer;
    private @Nullable Pipe<Buffer> passing;
    private boolean bodySent;
    private boolean answered;
    private boolean callerGone;
    private boolean repeated;
    private boolean over;

    Exchange(Vertx vertx, RoutingContext context, Outbound outbound, Forwarder from) {
        this.context = context;
        this.owners = from.owners();
        this.anybody = outbound.upstream();
        this.outbound = outbound.to(owners.of(outbound));
        this.refusals = from.refusals();
        this.timeouts = from.timeouts();
        this.response = context.response();
        this.watch = new Watch(vertx, timeouts.progress(), this::stalled);
    }

    void start() {
        context.addEndHandler(ended -> leave());
        connect();
    }

    private void connect() {
        outbound.client()
                .request(outbound.options(timeouts.connect()))
                .onSuccess(this::send)
                .onFailure(this::failOrAskAnybody);
    }

    /** The owner is only who answers fastest. */
    private void failOrAskAnybody(Throwable failure) {
        if (outbound.upstream().equals(anybody)) {
            fail(failure);
        } else {
            owners.forget(outbound.upstream());
            outbound = outbound.to(anybody);
            connect();
        }
    }

    private void send(HttpClientRequest request) {
        if (over) {
            request.reset();
            return;
        }
        sent = request;
        request.response().onSuccess(this::answer).onFailure(this::failOrRepeat);
        Buffer held = outbound.held();
        if (held != null) {
            request.end(held);
            bodySent = true;
        } else if (outbound.hasBody()) {
            stream(request);
        } else {
            outbound.inbound().resume();
            request.end();
            bodySent = true;
        }
    }

    private void stream(HttpClientRequest request) {
        String length = outbound.inbound().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            request.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        } else {
            request.setChunked(true);
        }
        if (outbound.inbound().headers().contains(HttpHeaders.EXPECT)) {
            response.writeContinue();
        }
        new BoundedStream(outbound.inbound(), outbound.limit(), watch::progressed, () -> {})
                .pipe()
                .endOnFailure(false)
                .to(request)
                .onSuccess(all -> bodySent = true)
                .onFailure(this::failUnlessAnswered);
    }

    private void answer(HttpClientResponse head) {
        if (over) {
            return;
        }
        answer = head;
        watch.progressed();
        owners.learn(anybody.service(), head.getHeader(Owners.HEADER));
        if (callerGone) {
            discard(head);
            return;
        }
        response.setStatusCode(head.statusCode());
        ForwardedHeaders.ofResponse(head.headers(), response.headers());
        if (outbound.inbound().method().equals(HttpMethod.HEAD) || hasNoBody(head.statusCode())) {
            answered = true;
            response.end();
        } else {
            pass(head);
        }
    }

    private void pass(HttpClientResponse head) {
        if (!head.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        if (outbound.isEndless()) {
            watch.stop();
        }
        // Ending the answer after a failure would make a piece look like the whole.
        passing = new BoundedStream(head, Long.MAX_VALUE, watch::progressed, () -> answered = true)
                .pipe()
                .endOnFailure(false);
        passing.to(response).onFailure(this::fail);
    }

    /** The answer has been sent, or nobody is there to take it. */
    private void leave() {
        if (over || callerGone) {
            return;
        }
        boolean asked = outbound.inbound().isEnded();
        if (asked && answered) {
            finish();
        } else if (asked && sent != null && !outbound.isSafe()) {
            callerGone = true;
            if (answer != null) {
                discard(answer);
            }
        } else {
            close();
        }
    }

    private void discard(HttpClientResponse unwanted) {
        if (passing != null) {
            passing.close();
        }
        new BoundedStream(unwanted, DISCARDED_BYTES, watch::progressed, this::finish)
                .exceptionHandler(failure -> close())
                .handler(piece -> {})
                .endHandler(end -> {})
                .resume();
    }

    private static boolean hasNoBody(int status) {
        return status == 204 || status == 304;
    }

    private void failOrRepeat(Throwable failure) {
        if (!over && failure instanceof HttpClosedException && outbound.isRepeatable() && !repeated) {
            // A kept connection was closed at the moment of its use, or the instance died.
            repeated = true;
            outbound = outbound.to(anybody);
            connect();
        } else {
            fail(failure);
        }
    }

    /** A service may answer, a refusal mostly, and close before it has read all. */
    private void failUnlessAnswered(Throwable failure) {
        if (!response.headWritten() || failure instanceof HttpProblem) {
            fail(failure);
        }
    }

    private void stalled() {
        if (callerGone) {
            close();
            return;
        }
        boolean callerWaits = bodySent || response.headWritten();
        fail(callerWaits ? Failures.tooSlow(outbound.upstream().service()) : Failures.callerTooSlow());
    }

    private void fail(Throwable failure) {
        if (over) {
            return;
        }
        if (answered || response.closed()) {
            leave();
            return;
        }
        HttpProblem problem = Failures.of(outbound.upstream().service(), failure);
        close();
        refusals.send(context, problem);
    }

    /** Leaves the connection to the next request. */
    private void finish() {
        over = true;
        watch.stop();
    }

    private void close() {
        if (over) {
            return;
        }
        finish();
        if (sent != null) {
            sent.reset();
        }
    }
}
