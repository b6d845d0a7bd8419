package io.continuo.interaction.store;

import com.mongodb.MongoException;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** A store that is away is told as 503, any other failure of it as a failure of the service. */
@Provider
class StoreProblems extends ExceptionMapperBase<MongoException> {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Override
    protected HttpProblem toProblem(MongoException failure) {
        if (Store.isAway(failure)) {
            return Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "The store does not answer; nothing was decided. Try again.", AGAIN);
        }
        return HttpProblem.builder().withStatus(500).build();
    }
}
