package io.continuo.interaction.ingestion;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.requests.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a sender that names its request by an {@code Idempotency-Key} the answer of the first time. Without a key nothing is
 * looked up or kept: the ids of the items make every request repeatable.
 */
@RequestScoped
class KeyedIntake {

    private final HttpServerRequest request;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    KeyedIntake(RoutingContext context, IdempotencyKeys keys, RequestKeys requests) {
        this.request = context.request();
        this.keys = keys;
        this.requests = requests;
    }

    /** @param payload what makes two requests the same; asked for only where there is a key */
    Uni<Response> once(Arrival arrival, Supplier<Object> payload, Supplier<Uni<StoredAnswer>> work) {
        return requests.once(keyed(arrival, payload), id -> work.get()).map(StoredAnswer::toResponse);
    }

    StoredAnswer answer(Object body) {
        return keys.answer(200, body);
    }

    /** Nobody else is hurt by a refusal of the only item, so the sender is told; it is kept all the same. */
    StoredAnswer answer(ItemResult only, StoredAnswer taken) {
        ItemProblem problem = only.problem();
        return problem == null ? taken : keys.refusal(problem.asProblem());
    }

    /** All write keys come with the gateway's token: each has keys of its own. */
    private Optional<KeyedRequest> keyed(Arrival arrival, Supplier<Object> payload) {
        return request.getHeader(IdempotencyKeys.HEADER) == null
                ? Optional.empty()
                : keys.optional(payload.get()).map(one -> of(arrival.sender().source(), one));
    }

    private static KeyedRequest of(String source, KeyedRequest request) {
        return new KeyedRequest(request.caller() + " " + source, request.key(), request.fingerprint());
    }
}
