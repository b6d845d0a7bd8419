package io.continuo.interaction.ingestion;

import io.continuo.interaction.timeline.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Recognises what was sent again. Nothing depends on it but the answer: every reader of the log recognises a touchpoint by
 * its id, so one that goes there twice counts once. Hence nothing is written for it, and no answer waits for the store for
 * long.
 *
 * <p>What was acknowledged and is not in the timeline yet is known to the process that took it in, and to no other.
 */
@ApplicationScoped
class Repetitions {

    private static final Logger LOG = Logger.getLogger(Repetitions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RecentIds recent;
    private final Ledger ledger;

    Repetitions(RecentIds recent, Ledger ledger) {
        this.recent = recent;
        this.ledger = ledger;
    }

    /** Which of these are among the last ones. */
    Set<String> recentAmong(Collection<String> ids) {
        return recent.among(ids);
    }

    /** Which of these are known, as far back as the timeline remembers ids; one look-up for all of them. */
    Uni<Set<String>> among(Collection<String> ids) {
        Set<String> known = recent.among(ids);
        Set<String> others = new HashSet<>(ids);
        others.removeAll(known);
        return ledger.among(others)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(Repetitions::none)
                .map(found -> both(known, found));
    }

    void remember(Collection<String> acknowledged) {
        recent.add(acknowledged);
    }

    private static Set<String> both(Set<String> known, Set<String> found) {
        Set<String> all = new HashSet<>(known);
        all.addAll(found);
        return Set.copyOf(all);
    }

    private static Set<String> none(Throwable failure) {
        LOG.warnf("repetitions not recognised cause=%s", failure.getClass().getSimpleName());
        return Set.of();
    }
}
