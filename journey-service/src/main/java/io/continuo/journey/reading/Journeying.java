package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.Journey;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.stage.Rulebook;
import io.continuo.journey.stage.StageRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        return ofPurchase(
                orderId,
                journey -> journey.leadingTo(orderId).map(steps -> new Evidence(orderId, journey, List.copyOf(steps))));
    }

    /**
     * What the purchase can be owed to.
     *
     * @param lookback how long before it a contact counts, included
     */
    Answer<Owed> owedOf(String orderId, Duration lookback) {
        StageRules by = rules.current().rules();
        return ofPurchase(
                orderId, journey -> journey.pathTo(orderId, lookback, by).map(path -> new Owed(journey, path)));
    }

    private <T> Answer<T> ofPurchase(String orderId, Function<Journey, Optional<T>> question) {
        for (CustomerId buyer : stores.buyers(orderId)) {
            JourneyLog log = stores.latest(buyer, maxTouchpoints);
            Journey journey = Journey.of(buyer, log, log.mapVersion(), rules.current());
            Optional<T> found = question.apply(journey);
            if (found.isPresent()) {
                return new Answer.Found<>(found.get());
            }
        }
        return new Answer.Refused<>(Rejected.UNKNOWN_PURCHASE);
    }
}
