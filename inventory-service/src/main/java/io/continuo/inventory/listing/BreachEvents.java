package io.continuo.inventory.listing;

import io.continuo.events.EventJson;
import io.continuo.events.ListingBreach;
import io.continuo.events.Topics;
import io.continuo.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Breaches as events. */
@Singleton
class BreachEvents {

    private static final int MOST_NODES = 50;

    private final String topic;

    BreachEvents(@ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix) {
        this.topic = Topics.LISTINGS.in(prefix.orElse(""));
    }

    OutboxMessage opened(Breach breach, Instant at) {
        return of(breach, ListingBreach.State.OPENED, at);
    }

    OutboxMessage changed(Breach breach, Instant at) {
        return of(breach, ListingBreach.State.CHANGED, at);
    }

    OutboxMessage closed(Breach breach, Instant at) {
        return of(breach, ListingBreach.State.CLOSED, at);
    }

    private OutboxMessage of(Breach breach, ListingBreach.State state, Instant at) {
        Breach.Seen seen = breach.seen();
        ListingBreach event = new ListingBreach(
                breach.id(),
                breach.channel().value(),
                breach.sku().value(),
                state,
                seen.guarantee().minSellable(),
                seen.guarantee().shareOfStores().doubleValue(),
                seen.standing().stores(),
                seen.standing().covered(),
                seen.standing().gaps().stream()
                        .limit(MOST_NODES)
                        .map(gap -> gap.node().value())
                        .toList(),
                seen.remedy().actions().stream().map(Action::wireName).toList(),
                breach.since(),
                breach.until(),
                at);
        return OutboxMessage.of(topic, breach.sku().value(), UUID.randomUUID().toString(), EventJson.write(event));
    }
}
