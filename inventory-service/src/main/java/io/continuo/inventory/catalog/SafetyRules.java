package io.continuo.inventory.catalog;

import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules about safety stock. They are looked through for every answer, so there is a bound. */
@Singleton
class SafetyRules {

    private static final int MOST = 1_000;

    private final CatalogRows rows;
    private final Sessions sessions;

    SafetyRules(CatalogRows rows, Sessions sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /** Refused where a new one would be one too many. */
    Uni<Outcome<CatalogRows.Put<SafetyRuleRow>>> put(SafetyRule rule, @Nullable String ifMatch) {
        return isFull(rule.id())
                .chain(full -> full
                        ? Uni.createFrom().item(Outcome.refused(new Rejected.TooManyRules(MOST)))
                        : rows.put(
                                SafetyRuleRow.class,
                                rule.id(),
                                () -> SafetyRuleRow.named(rule.id()),
                                row -> row.set(rule),
                                ifMatch));
    }

    Uni<Optional<SafetyRuleRow>> find(String id) {
        return rows.find(SafetyRuleRow.class, id);
    }

    Uni<List<SafetyRuleRow>> page(String after, int limit) {
        return rows.page(SafetyRuleRow.class, "id", after, limit);
    }

    /** Refused where there is none, or where the caller saw another version. */
    Uni<Outcome<Boolean>> remove(String id, @Nullable String ifMatch) {
        return rows.remove(SafetyRuleRow.class, id, ifMatch)
                .map(outcome -> outcome.then(removed -> removed
                        ? Outcome.accepted(true)
                        : Outcome.refused(Rejected.Unknown.one(Rejected.Kind.SAFETY_RULE, "/id", id))));
    }

    private Uni<Boolean> isFull(String but) {
        return sessions.read(
                        session -> session.createQuery("select count(*) from SafetyRuleRow where id <> :id", Long.class)
                                .setParameter("id", but)
                                .getSingleResult())
                .map(others -> others >= MOST);
    }
}
