package io.continuo.gateway.proxy;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.netty.handler.codec.DecoderException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What a caller is told when a service did not answer. */
final class Failures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private Failures() {}

    static HttpProblem of(String service, Throwable failure) {
        return switch (failure) {
            case HttpProblem problem -> problem;
            case HttpClosedException closed -> brokenOff(service);
            case StreamResetException reset -> brokenOff(service);
            case DecoderException nonsense ->
                Problems.of(StandardProblem.BAD_GATEWAY, "The " + service + " service gave no readable answer.");
            case IllegalArgumentException nonsense ->
                Problems.of(StandardProblem.BAD_GATEWAY, "The " + service + " service gave no readable answer.");
            case TimeoutException noConnection -> unavailable(service);
            case IOException unreachable -> unavailable(service);
            default -> unavailable(service);
        };
    }

    static HttpProblem tooSlow(String service) {
        return Problems.retryLater(
                StandardProblem.UPSTREAM_TIMEOUT,
                "The " + service + " service did not answer in time; it may still do what was asked.",
                RETRY_AFTER);
    }

    static HttpProblem callerTooSlow() {
        return Problems.of(StandardProblem.REQUEST_TIMEOUT, "The body did not arrive in time; send it without pauses.");
    }

    private static HttpProblem unavailable(String service) {
        return Problems.retryLater(
                StandardProblem.UNAVAILABLE, "The " + service + " service cannot be reached now.", RETRY_AFTER);
    }

    private static HttpProblem brokenOff(String service) {
        return Problems.retryLater(
                StandardProblem.UNAVAILABLE,
                "The " + service + " service broke off before it answered; repeat with the same Idempotency-Key.",
                RETRY_AFTER);
    }
}
