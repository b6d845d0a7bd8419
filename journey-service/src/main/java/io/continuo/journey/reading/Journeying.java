package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.Journey;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.stage.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads journeys: who the customer is now, then their path. */
@ApplicationScoped
class Journeying {

    private final JourneyStores stores;
    private final Rulebook rules;
    private final int maxTouchpoints;

    Journeying(JourneyStores stores, Rulebook rules, JourneyConfig config) {
        this.stores = stores;
        this.rules = rules;
        this.maxTouchpoints = config.maxTouchpoints();
    }

    /** The journey of a customer, or of the customer they were merged into. */
    Answer<Journey> journeyOf(CustomerId asked) {
        Owner owner = stores.owner(Identifier.ofCustomer(asked));
        CustomerId customer = owner == null ? asked : owner.customer();
        JourneyLog log = stores.latest(customer, maxTouchpoints);
        // The touchpoints may arrive before the map says who the customer is.
        if (owner == null && log.touches().isEmpty()) {
            return new Answer.Refused<>(Rejected.UNKNOWN_CUSTOMER);
        }
        long mapVersion = Math.max(log.mapVersion(), owner == null ? 0 : owner.version());
        return new Answer.Found<>(Journey.of(customer, log, mapVersion, rules.current()));
    }

    /** What led to the purchase, on the journey that tells of it. */
    Answer<Evidence> evidenceOf(String orderId) {
        for (CustomerId buyer : stores.buyers(orderId)) {
            JourneyLog log = stores.latest(buyer, maxTouchpoints);
            Journey journey = Journey.of(buyer, log, log.mapVersion(), rules.current());
            Optional<Evidence> evidence =
                    journey.leadingTo(orderId).map(steps -> new Evidence(orderId, journey, List.copyOf(steps)));
            if (evidence.isPresent()) {
                return new Answer.Found<>(evidence.get());
            }
        }
        return new Answer.Refused<>(Rejected.UNKNOWN_PURCHASE);
    }
}
