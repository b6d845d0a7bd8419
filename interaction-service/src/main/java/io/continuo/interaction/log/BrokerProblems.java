package io.continuo.interaction.log;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** A broker that is away is told as 503. */
@Provider
class BrokerProblems extends ExceptionMapperBase<BrokerUnavailable> {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Override
    protected HttpProblem toProblem(BrokerUnavailable failure) {
        return Problems.retryLater(
                StandardProblem.UNAVAILABLE,
                "The event log did not acknowledge; nothing of this request counts as accepted. Send all of it again"
                        + " with the same ids.",
                AGAIN);
    }
}
