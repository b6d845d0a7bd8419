package io.continuo.interaction.privacy;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Follows an erasure until the log is clean: repeats it for what was under way, and seals the topics, so that segments with
 * tombstones are closed and cleaned (docs/decisions/0005).
 */
@ApplicationScoped
public class Cleaning {

    private static final Logger LOG = Logger.getLogger(Cleaning.class);
    private static final List<Topic> WRITTEN = List.of(Topics.TOUCHPOINTS, Topics.CASES, Topics.FEEDBACK);

    private final PrivacyRequests requests;
    private final Keepers keepers;
    private final LogAccess log;
    private final InstantSource clock;

    Cleaning(PrivacyRequests requests, Keepers keepers, LogAccess log, InstantSource clock) {
        this.requests = requests;
        this.keepers = keepers;
        this.log = log;
        this.clock = clock;
    }

    /** Takes records out of the log that came after their erasure was done. */
    public Uni<Void> takeOut(List<OutgoingEvent> tombstones) {
        if (tombstones.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant cleanBy = log.settings().cleanBy(clock.instant());
        return log.log().append(tombstones).chain(() -> requests.late(cleanBy));
    }

    @Scheduled(
            every = "${continuo.log.segment-age:PT1H}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = clock.instant();
        return requests.uncleaned(now)
                .chain(this::repeat)
                .chain(() -> requests.isLogUnclean(now))
                .chain(unclean ->
                        unclean ? log.log().seal(WRITTEN) : Uni.createFrom().voidItem())
                .chain(() -> requests.forgetDone(now))
                .onFailure()
                .recoverWithItem(Cleaning::later);
    }

    private Uni<Void> repeat(List<PrivacyRow> erasures) {
        return Multi.createFrom()
                .iterable(erasures)
                .filter(erasure -> erasure.past().isPresent())
                .onItem()
                .transformToUniAndConcatenate(erasure -> log.log()
                        .append(erasure.tombstones())
                        .chain(() -> keepers.erase(erasure.past().orElseThrow())))
                .onItem()
                .ignoreAsUni();
    }

    private static Void later(Throwable failure) {
        LOG.warnf("the log is cleaned later cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
