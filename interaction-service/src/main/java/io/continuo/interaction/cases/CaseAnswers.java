package io.continuo.interaction.cases;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;

/** What comes of a command, as the answer to its request. */
@RequestScoped
class CaseAnswers {

    private final CaseViews views;
    private final IdempotencyKeys keys;

    CaseAnswers(CaseViews views, IdempotencyKeys keys) {
        this.views = views;
        this.keys = keys;
    }

    /** A refusal is an answer as well: repeated, the request is refused alike. */
    Uni<StoredAnswer> of(Decision decision) {
        return switch (decision) {
            case Decision.Moved moved -> shown(moved.next());
            case Decision.Unchanged same -> shown(same.as());
            case Decision.Rejected refused -> Uni.createFrom().item(() -> keys.refusal(CaseRefusals.problem(refused)));
        };
    }

    private Uni<StoredAnswer> shown(Case now) {
        return views.of(now).map(view -> keys.answer(200, view));
    }
}
