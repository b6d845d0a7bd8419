package io.continuo.architecture.breaks;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;

/** A meaningless name, a hidden clock, a blocked thread and a logger of its own. */
final class StockHelper {

    private static final Logger LOG = Logger.getLogger("stock");

    private StockHelper() {}

    static Instant blocked(Uni<Instant> instant) {
        LOG.info("blocked");
        return instant.await().atMost(Duration.between(Instant.now(), Instant.MAX));
    }
}
