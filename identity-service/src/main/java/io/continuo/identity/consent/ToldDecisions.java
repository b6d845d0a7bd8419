package io.continuo.identity.consent;

import io.continuo.events.ContactDecision;
import io.continuo.events.contact.Scope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes consents of the decisions that touchpoints tell. They may come late: what counts is when the customer decided, so an
 * older one that comes after a newer one is kept as history and changes nothing.
 */
@Singleton
public class ToldDecisions {

    /** As long as a caller may name who took a decision down. */
    private static final int MAX_CAPTURED_BY = 200;

    private final Consenting consenting;

    ToldDecisions(Consenting consenting) {
        this.consenting = consenting;
    }

    /** In their order, in the transaction that applies the touchpoints. */
    public Uni<Void> record(SqlConnection tx, List<ToldDecision> told) {
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(one -> consenting.recordTold(tx, consent(one)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static NewConsent consent(ToldDecision told) {
        ContactDecision decision = told.decision();
        return new NewConsent(
                told.customer(),
                new Scope(decision.channel(), decision.purpose()),
                decision.state(),
                shortened("touchpoint " + told.touchpoint()),
                decision.text(),
                told.source(),
                told.at());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), MAX_CAPTURED_BY));
    }
}
