package io.continuo.inventory.listing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Looks at listings without being told to: for news that were lost, for time that passed, and for nodes and channels that
 * changed, after which all listings are looked at.
 */
@Singleton
class ListingSweep {

    private static final Logger LOG = Logger.getLogger(ListingSweep.class);

    private final Network network;
    private final Watching watching;
    private final BreachMeters meters;

    ListingSweep(Network network, Watching watching, BreachMeters meters) {
        this.network = network;
        this.watching = watching;
        this.meters = meters;
    }

    /** One round; the next one goes on with those that were not looked at for longest. */
    @Scheduled(every = "{continuo.listings.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return network.hasChanged()
                .chain(changed -> changed ? watching.lookAtEverything() : watching.lookAtOldest())
                .chain(meters::measure)
                .onFailure()
                .invoke(failure -> LOG.warnf("listings not looked at; cause=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
