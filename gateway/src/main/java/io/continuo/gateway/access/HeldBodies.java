package io.continuo.gateway.access;

import io.continuo.gateway.config.GatewayConfig;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Reads bodies into memory, no more at once than the budget allows. */
@Singleton
class HeldBodies {

    private final long budget;
    private final Duration timeout;
    private final AtomicLong held = new AtomicLong();

    HeldBodies(GatewayConfig config) {
        this.budget = config.limits().held().asLongValue();
        this.timeout = config.timeouts().progress();
    }

    /** The whole body; fails with a problem when it is larger than the limit, too slow or the budget is spent. */
    Future<Buffer> read(RoutingContext context, long limit) {
        long reserved = expected(context.request(), limit);
        if (reserved > limit) {
            return Future.failedFuture(tooLarge(limit));
        }
        if (held.addAndGet(reserved) > budget) {
            held.addAndGet(-reserved);
            return Future.failedFuture(Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "Too many bodies are being read.", Duration.ofSeconds(1)));
        }
        context.addEndHandler(end -> held.addAndGet(-reserved));
        return collect(context.request(), limit)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .recover(HeldBodies::tooSlow);
    }

    private static long expected(HttpServerRequest request, long limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? limit : Long.parseLong(length);
    }

    private static Future<Buffer> collect(HttpServerRequest request, long limit) {
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(promise::tryFail);
        request.endHandler(end -> promise.tryComplete(body));
        request.handler(piece -> {
            if (body.length() + piece.length() > limit) {
                promise.tryFail(tooLarge(limit));
            } else {
                body.appendBuffer(piece);
            }
        });
        request.resume();
        return promise.future();
    }

    private static Future<Buffer> tooSlow(Throwable failure) {
        return Future.failedFuture(
                failure instanceof TimeoutException
                        ? Problems.of(
                                StandardProblem.REQUEST_TIMEOUT, "The body did not arrive in time; send it again.")
                        : failure);
    }

    private static RuntimeException tooLarge(long limit) {
        return Problems.of(
                StandardProblem.PAYLOAD_TOO_LARGE,
                "The body may have " + limit + " bytes; send it in several requests.");
    }
}
