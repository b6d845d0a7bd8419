package io.continuo.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.identity.vault.AnswerSeal;
import io.continuo.identity.vault.AnswerSeals;
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
    private final AnswerSeals seals;
    private final AnswerSubjects subjects;
    private final ObjectMapper mapper;

    Requests(
            Transactions transactions,
            RequestKeys keys,
            AnswerSeals seals,
            AnswerSubjects subjects,
            ObjectMapper mapper) {
        this.transactions = transactions;
        this.keys = keys;
        this.seals = seals;
        this.subjects = subjects;
        this.mapper = mapper;
    }

    /** @param work answers refusals, too, as a value: they are kept with the key and repeated */
    public Uni<Response> once(Optional<KeyedRequest> key, Function<SqlConnection, Uni<StoredAnswer>> work) {
        return transactions
                .run(tx -> key.isPresent() ? keyed(tx, key.get(), work) : work.apply(tx))
                .map(StoredAnswer::toResponse);
    }

    /** Stored is neither the caller's key nor the answer as it is, only what the same request can be answered with. */
    private Uni<StoredAnswer> keyed(
            SqlConnection tx, KeyedRequest request, Function<SqlConnection, Uni<StoredAnswer>> work) {
        AnswerSeal seal = seals.of(request);
        return keys.once(
                        tx,
                        seal.blind(),
                        () -> work.apply(tx)
                                .call(answer -> subjects.remember(tx, seal.blind(), answer))
                                .map(seal::seal))
                .map(seal::open);
    }

    public StoredAnswer answer(Object body) {
        return answer(Response.Status.OK.getStatusCode(), body);
    }

    public StoredAnswer answer(int status, Object body) {
        return new StoredAnswer(status, write(body));
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
