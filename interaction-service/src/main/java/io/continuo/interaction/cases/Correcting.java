package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a contact into the case it belongs to, or into none, by hand. That stands against every rule afterwards. Repeated
 * after a crash, it does what is left to do.
 */
@ApplicationScoped
class Correcting {

    private final Inbounds inbounds;
    private final Neighbourhood neighbourhood;
    private final Consequences consequences;
    private final Handling handling;
    private final CaseViews views;

    Correcting(
            Inbounds inbounds,
            Neighbourhood neighbourhood,
            Consequences consequences,
            Handling handling,
            CaseViews views) {
        this.inbounds = inbounds;
        this.neighbourhood = neighbourhood;
        this.consequences = consequences;
        this.handling = handling;
        this.views = views;
    }

    /**
     * Somebody knows better.
     *
     * @param on the moment, for the channel of a case
     */
    record Correction(String by, Function<Channel, Contact> on) {}

    /** The case with the contact in it; it is in no other any more. */
    Uni<Decision> put(CaseId id, String touchpointId, Correction correction) {
        return views.find(id)
                .chain(found -> found.map(one -> known(touchpointId)
                                .chain(remembered -> neighbourhood
                                        .isOf(remembered.inbound(), one)
                                        .chain(isOf -> isOf
                                                ? put(one, remembered, correction)
                                                : refused(new Decision.OfAnotherCustomer(id)))))
                        .orElseGet(() -> refused(new Decision.NoSuchCase(id))));
    }

    /** The case without the contact, which is in none now. */
    Uni<Decision> takeOut(CaseId id, String touchpointId, Correction correction) {
        return views.find(id)
                .chain(found -> found.map(one -> one.holds(touchpointId)
                                ? known(touchpointId)
                                        .chain(remembered -> settle(remembered, null, correction))
                                        .chain(() -> unlink(id, touchpointId, correction))
                                : refused(new Decision.NoSuchContact(id)))
                        .orElseGet(() -> refused(new Decision.NoSuchCase(id))));
    }

    private Uni<Decision> put(Case one, Remembered remembered, Correction correction) {
        CaseId before = remembered.course().caseId();
        String touchpointId = remembered.inbound().touchpointId();
        return consequences
                .message(one.id(), remembered.inbound())
                .call(decision -> decision instanceof Decision.Rejected || before == null || before.equals(one.id())
                        ? Uni.createFrom().nullItem()
                        : unlink(before, touchpointId, correction))
                .call(decision -> decision instanceof Decision.Rejected
                        ? Uni.createFrom().nullItem()
                        : settle(remembered, one.id(), correction));
    }

    private Uni<Decision> unlink(CaseId id, String touchpointId, Correction correction) {
        return handling.change(id, null, before -> before.unlink(correction.on(), touchpointId));
    }

    private Uni<Void> settle(Remembered remembered, @Nullable CaseId id, Correction correction) {
        return inbounds.correct(remembered, id, correction.by())
                .invoke(corrected -> {
                    if (!corrected) {
                        throw Problems.of(
                                StandardProblem.CONFLICT, "Somebody else has corrected this contact: read both cases.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Remembered> known(String touchpointId) {
        return inbounds.find(touchpointId)
                .map(found -> found.orElseThrow(() -> Problems.of(
                        StandardProblem.NOT_FOUND, "No contact of the last 90 days has this touchpoint id.")));
    }

    private static Uni<Decision> refused(Decision.Rejected refusal) {
        return Uni.createFrom().item(refusal);
    }
}
