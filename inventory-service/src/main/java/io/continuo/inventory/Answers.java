package io.continuo.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.http.StoredAnswer;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/** Outcomes as answers that are kept with their Idempotency-Key, refusals included. */
@Singleton
public class Answers {

    private final ObjectMapper mapper;

    Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Translates an outcome once it is decided.
     *
     * @param status of the answer when accepted
     * @param body of the answer when accepted
     * @param path of the request, which a kept problem names as its instance
     */
    public <T> Function<Outcome<T>, StoredAnswer> of(int status, String path, Function<T, ?> body) {
        return outcome -> switch (outcome) {
            case Outcome.Accepted<T>(T value) -> new StoredAnswer(status, json(body.apply(value)));
            case Outcome.Refused<T>(Rejected reason) -> refusal(Refusals.problem(reason), path);
        };
    }

    /** The value, or the refusal thrown as its problem. */
    public static <T> T orThrow(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Refused<T>(Rejected reason) -> throw Refusals.problem(reason);
        };
    }

    /** The value of a read, or the problem that names what is not known. */
    public static <T> Function<Optional<T>, T> found(Rejected.Kind kind, String pointer, Object id) {
        return found -> found.orElseThrow(() -> Refusals.problem(Rejected.Unknown.one(kind, pointer, id)));
    }

    private StoredAnswer refusal(HttpProblem problem, String path) {
        HttpProblem complete = HttpProblem.builder(problem)
                .withInstance(instance(path))
                .with("traceId", Span.current().getSpanContext().getTraceId())
                .build();
        return new StoredAnswer(complete.getStatusCode(), json(complete));
    }

    private static URI instance(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The body as callers get it. */
    public String json(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
