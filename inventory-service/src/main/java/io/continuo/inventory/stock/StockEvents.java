package io.continuo.inventory.stock;

import io.continuo.events.EventJson;
import io.continuo.events.StockChanged;
import io.continuo.events.Topics;
import io.continuo.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Changes of stock as events. */
@Singleton
class StockEvents {

    private final String topic;

    StockEvents(@ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix) {
        this.topic = Topics.STOCK.in(prefix.orElse(""));
    }

    /** One message for each row that changed, with its counters as they are now. */
    List<OutboxMessage> of(List<Stock> changed) {
        return changed.stream().map(this::message).toList();
    }

    private OutboxMessage message(Stock row) {
        StockKey key = row.key();
        String id = key.sku() + "@" + key.node() + "#" + row.version();
        return OutboxMessage.of(topic, key.sku().value(), id, EventJson.write(event(row)));
    }

    private static StockChanged event(Stock row) {
        Counters counters = row.counters();
        return new StockChanged(
                row.key().sku().value(),
                row.key().node().value(),
                counters.onHand(),
                counters.reserved(),
                counters.allocated(),
                counters.blocked(),
                counters.incoming(),
                row.version(),
                row.changedAt());
    }
}
