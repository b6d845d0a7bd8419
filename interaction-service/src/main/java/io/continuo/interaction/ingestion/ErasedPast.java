package io.continuo.interaction.ingestion;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.privacy.Drops;
import io.continuo.interaction.privacy.ErasedAmong;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the past of erased people out. Its sender is told that a touchpoint was accepted: whether somebody was erased is
 * nobody's business, and sending it again would change nothing.
 */
@ApplicationScoped
class ErasedPast {

    private static final Logger LOG = Logger.getLogger(ErasedPast.class);

    private final ErasedIdentifiers erased;
    private final Drops drops;

    ErasedPast(ErasedIdentifiers erased, Drops drops) {
        this.erased = erased;
        this.drops = drops;
    }

    /** What may go on the log. While the store is away that is everything: the timeline and the others drop it then. */
    Uni<List<TouchpointRecorded>> kept(List<TouchpointRecorded> touchpoints) {
        return erased.soonAmong(touchpoints.stream()
                        .flatMap(touchpoint -> touchpoint.identifiers().stream())
                        .toList())
                .map(known -> kept(touchpoints, known))
                .onFailure()
                .recoverWithItem(failure -> later(touchpoints, failure));
    }

    /**
     * Refused items that may be kept: their sender is told of the refusal as everybody is, but nothing of an erased person's
     * stays here.
     */
    Uni<List<Judged.Unfit>> keepable(List<Judged.Unfit> unfit) {
        if (unfit.isEmpty()) {
            return Uni.createFrom().item(unfit);
        }
        return erased.soonAmong(unfit.stream()
                        .flatMap(one -> Subjects.of(one.submission()).stream())
                        .toList())
                .map(known -> keepable(unfit, known));
    }

    private List<Judged.Unfit> keepable(List<Judged.Unfit> unfit, ErasedAmong known) {
        if (known.isEmpty()) {
            return unfit;
        }
        List<Judged.Unfit> keepable =
                unfit.stream().filter(one -> !isErased(one.submission(), known)).toList();
        drops.add(unfit.size() - keepable.size());
        return keepable;
    }

    private static boolean isErased(Submission submission, ErasedAmong known) {
        Instant at = Subjects.at(submission);
        return Subjects.of(submission).stream().anyMatch(identifier -> known.covers(identifier, at));
    }

    private List<TouchpointRecorded> kept(List<TouchpointRecorded> touchpoints, ErasedAmong known) {
        if (known.isEmpty()) {
            return touchpoints;
        }
        List<TouchpointRecorded> kept =
                touchpoints.stream().map(known::kept).flatMap(Optional::stream).toList();
        drops.add(touchpoints.size() - kept.size());
        return kept;
    }

    private static List<TouchpointRecorded> later(List<TouchpointRecorded> touchpoints, Throwable failure) {
        LOG.warnf(
                "erased people are recognised later cause=%s",
                failure.getClass().getSimpleName());
        return touchpoints;
    }
}
