package io.continuo.interaction.cases;

import io.continuo.http.Etags;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.interaction.requests.RequestKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests that change a case: once for each key, and only the version the caller has seen where it says which. */
@RequestScoped
class CaseChanges {

    private final Handling handling;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;
    private final CaseAnswers answers;

    CaseChanges(Handling handling, IdempotencyKeys keys, RequestKeys requests, CaseAnswers answers) {
        this.handling = handling;
        this.keys = keys;
        this.requests = requests;
        this.answers = answers;
    }

    Uni<Response> change(String id, @Nullable String ifMatch, Object body, Function<Case, Decision> command) {
        return change(id, ifMatch, body, () -> Uni.createFrom().item(command));
    }

    /** @param command read only where the request was not answered before */
    Uni<Response> change(
            String id, @Nullable String ifMatch, Object body, Supplier<Uni<Function<Case, Decision>>> command) {
        Optional<KeyedRequest> request = keys.optional(body);
        return requests.once(
                        request,
                        any -> id,
                        requestId -> command.get()
                                .map(decided -> conditional(ifMatch, decided))
                                .chain(decided -> handling.change(new CaseId(id), requestId, decided))
                                .chain(answers::of))
                .map(CaseAnswers::toResponse);
    }

    private static Function<Case, Decision> conditional(@Nullable String ifMatch, Function<Case, Decision> command) {
        return before ->
                Etags.matches(ifMatch, before.version()) ? command.apply(before) : new Decision.Overtaken(before.id());
    }
}
