package io.continuo.journey.reading;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** State that cannot be read now is a 503 with the time to come back. */
class NotServingProblem {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @ServerExceptionMapper
    Response notServing(NotServing failure) {
        return problem(String.valueOf(failure.getMessage())).toResponse();
    }

    /** The store closed in the middle of a read, because its partition moved. */
    @ServerExceptionMapper
    Response moved(InvalidStateStoreException failure) {
        return problem("Journeys are being restored.").toResponse();
    }

    private static HttpProblem problem(String detail) {
        return Problems.retryLater(StandardProblem.UNAVAILABLE, detail, RETRY_AFTER);
    }
}
