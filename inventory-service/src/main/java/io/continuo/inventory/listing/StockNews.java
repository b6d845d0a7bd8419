package io.continuo.inventory.listing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Has listings judged whose stock changed: the instances share the SKUs, and a batch of changes of one SKU is one look.
 * News only say where to look; what is judged is the stock as it is. So news may repeat, be late or be lost.
 */
@ApplicationScoped
class StockNews {

    private static final Logger LOG = Logger.getLogger(StockNews.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);
    private static final int TRIES = 10;

    private final Watching watching;

    StockNews(Watching watching) {
        this.watching = watching;
    }

    @Incoming("listing-stock")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        Set<String> skus = StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::key)
                .collect(Collectors.toSet());
        return watching.lookAt(skus)
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .atMost(TRIES)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "listings are left to the sweep; cause=%s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
