package io.continuo.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.outbox.RequestKeys;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Does a request in one transaction, and only once where it carries an Idempotency-Key. */
@Singleton
public class Requests {

    private final Transactions transactions;
    private final RequestKeys keys;
    private final ObjectMapper mapper;

    Requests(Transactions transactions, RequestKeys keys, ObjectMapper mapper) {
        this.transactions = transactions;
        this.keys = keys;
        this.mapper = mapper;
    }

    /** @param work answers refusals, too, as a value: they are kept with the key and repeated */
    public Uni<Response> once(Optional<KeyedRequest> key, Function<SqlConnection, Uni<StoredAnswer>> work) {
        return transactions
                .run(tx -> key.isPresent() ? keys.once(tx, key.get(), () -> work.apply(tx)) : work.apply(tx))
                .map(StoredAnswer::toResponse);
    }

    public StoredAnswer answer(Object body) {
        return new StoredAnswer(Response.Status.OK.getStatusCode(), write(body));
    }

    /**
     * A refusal as it will be sent, however often.
     *
     * @param path of the request
     */
    public StoredAnswer refuse(HttpProblem problem, String path) {
        HttpProblem complete = HttpProblem.builder(problem)
                .withInstance(URI.create(path))
                .with("traceId", Span.current().getSpanContext().getTraceId())
                .build();
        return new StoredAnswer(problem.getStatusCode(), write(complete));
    }

    private String write(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
