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
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service and the answer on its way back, both streamed with back pressure. Runs on the
 * request's event loop.
 */
final class Exchange {

    private final RoutingContext context;
    private final Outbound outbound;
    private final Refusals refusals;
    private final Timeouts timeouts;
    private final HttpServerResponse response;
    private final Watch watch;
    private @Nullable HttpClientRequest sent;
    private boolean bodySent;
    private boolean repeated;
    private boolean over;

    Exchange(Vertx vertx, RoutingContext context, Outbound outbound, Refusals refusals, Timeouts timeouts) {
        this.context = context;
        this.outbound = outbound;
        this.refusals = refusals;
        this.timeouts = timeouts;
        this.response = context.response();
        this.watch = new Watch(vertx, timeouts.progress(), this::stalled);
    }

    void start() {
        context.addEndHandler(ended -> {
            if (ended.succeeded() && outbound.inbound().isEnded()) {
                finish();
            } else {
                close();
            }
        });
        connect();
    }

    private void connect() {
        outbound.client()
                .request(outbound.options(timeouts.connect()))
                .onSuccess(this::send)
                .onFailure(this::fail);
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
        new BoundedStream(outbound.inbound(), outbound.limit(), watch::progressed)
                .pipe()
                .endOnFailure(false)
                .to(request)
                .onSuccess(all -> bodySent = true)
                .onFailure(this::failUnlessAnswered);
    }

    private void answer(HttpClientResponse answer) {
        if (over) {
            return;
        }
        watch.progressed();
        response.setStatusCode(answer.statusCode());
        ForwardedHeaders.ofResponse(answer.headers(), response.headers());
        if (outbound.inbound().method().equals(HttpMethod.HEAD) || hasNoBody(answer.statusCode())) {
            response.end();
            return;
        }
        if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        if (outbound.isEndless()) {
            watch.stop();
        }
        // Ending the answer after a failure would make a piece look like the whole.
        new BoundedStream(answer, Long.MAX_VALUE, watch::progressed)
                .pipe()
                .endOnFailure(false)
                .to(response)
                .onFailure(this::fail);
    }

    private static boolean hasNoBody(int status) {
        return status == 204 || status == 304;
    }

    private void failOrRepeat(Throwable failure) {
        if (!over && failure instanceof HttpClosedException && outbound.isRepeatable() && !repeated) {
            // A kept connection was closed at the moment of its use.
            repeated = true;
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
        boolean callerWaits = bodySent || response.headWritten();
        fail(callerWaits ? Failures.tooSlow(outbound.upstream().service()) : Failures.callerTooSlow());
    }

    private void fail(Throwable failure) {
        if (over) {
            return;
        }
        HttpProblem problem = Failures.of(outbound.upstream().service(), failure);
        close();
        refusals.send(context, problem);
    }

    /** Leaves the connection to the next request: resetting what has ended would close it, in whoever's use it is. */
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
