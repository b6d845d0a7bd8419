package io.continuo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is wrong with a JSON body into a problem while it is still certain that the caller's body is to blame: a
 * JSON failure anywhere else is a failure of the service.
 */
@Provider
class JsonBodies implements ReaderInterceptor {

    private final JsonProblems problems;

    /** Asked for when there is a body: interceptors are made before the settings of the deployment are known. */
    private final Instance<HeldBodies> held;

    JsonBodies(JsonProblems problems, Instance<HeldBodies> held) {
        this.problems = problems;
        this.held = held;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // Whoever takes a stream does not hold it.
        boolean streamed = context.getType() == InputStream.class;
        long limit = streamed ? held.get().serverLimit() : held.get().limit();
        context.setInputStream(new BoundedBody(context.getInputStream(), limit, JsonBodies::tooLarge));
        Object body;
        try {
            body = context.proceed();
        } catch (InvalidDefinitionException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw problems.of(e);
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JsonProcessingException json ? problems.of(json) : e;
        }
        if (body == null && !isOptional(context)) {
            throw Problems.of(StandardProblem.MALFORMED_BODY, "Send a JSON body; there was none.");
        }
        return body;
    }

    /** The rest is never read, so the connection cannot be used again. */
    private static HttpProblem tooLarge() {
        return HttpProblem.builder(StatusProblems.of(StandardProblem.PAYLOAD_TOO_LARGE.status()))
                .withHeader("Connection", "close")
                .build();
    }

    private static boolean isOptional(ReaderInterceptorContext context) {
        return Arrays.stream(context.getAnnotations()).anyMatch(OptionalBody.class::isInstance);
    }
}
