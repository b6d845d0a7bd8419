package io.continuo.identity.rules;

import io.continuo.identity.Caller;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Lifts decisions that have an id. */
@Singleton
class Lifting {

    /** Why it is lifted: a parameter, as a body on DELETE is not portable. */
    record Because(
            @QueryParam("reason")
            @DefaultValue("none given")
            @Size(max = Texts.LONGEST_REASON)
            @Pattern(regexp = Texts.NO_NUL)
            String reason) {}

    /** What is lifted; false where no such decision stands. */
    interface Standing {
        Uni<Boolean> lift(SqlConnection tx, UUID id, Decision why);
    }

    private final Transactions transactions;
    private final Caller caller;

    Lifting(Transactions transactions, Caller caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    /** Fails with {@code unknown-rule} where there is nothing to lift. */
    Uni<Void> lift(String id, Because because, Standing decision) {
        Decision why = new Decision(because.reason(), caller.name());
        UUID known = Nodes.parse(id).orElseThrow(Refusals::unknown);
        return transactions
                .run(tx -> decision.lift(tx, known, why))
                .invoke(Refusals::unlessFound)
                .replaceWithVoid();
    }
}
