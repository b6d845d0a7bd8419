package io.continuo.journey.privacy;

import io.continuo.events.CustomerId;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.customer.PlacedTouch;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.reading.JourneyStores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Hands out everything on a person's journeys. */
@ApplicationScoped
class Exporting {

    private final JourneyStores stores;
    private final int max;

    Exporting(JourneyStores stores, JourneyConfig config) {
        this.stores = stores;
        this.max = config.maxExported();
    }

    /** Empty when no export was requested by this id. */
    Optional<Export> export(String requestId) {
        return Optional.ofNullable(stores.asked(requestId))
                .filter(asked -> !asked.isErasure())
                .map(asked -> new Export(
                        requestId,
                        "journey",
                        asked.customers().stream().map(this::journey).toList()));
    }

    private ExportedJourney journey(CustomerId customer) {
        JourneyLog log = stores.latest(customer, max);
        return new ExportedJourney(
                customer, log.touches().stream().map(PlacedTouch::touch).toList(), log.truncated());
    }

    /** The part of this service. */
    record Export(String requestId, String service, List<ExportedJourney> journeys) {}

    /**
     * One customer's journey.
     *
     * @param truncated whether earlier touchpoints are missing, because there are too many
     */
    record ExportedJourney(CustomerId customerId, List<Touch> touchpoints, boolean truncated) {}
}
