package io.continuo.interaction.ingestion;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.privacy.Drops;
import io.continuo.interaction.privacy.ErasedAmong;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
