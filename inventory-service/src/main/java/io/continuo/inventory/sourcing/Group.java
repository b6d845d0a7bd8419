package io.continuo.inventory.sourcing;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lines that the same sites can serve. */
enum Group {
    /** They name their site, which serves them whether or not it is busy, and however it can unless they say how. */
    FIXED(site -> null),
    /** They are fetched, wherever that is possible. */
    PICKUP(site -> site.offersPickup() ? busy(site) : Reason.DOES_NOT_OFFER_PICKUP),
    /** They are shipped. */
    SHIPPED(site -> site.shipsOrders() ? busy(site) : Reason.DOES_NOT_SHIP_ORDERS);

    private interface Check {
        @Nullable
        Reason refusal(Site site);
    }

    private final Check check;

    Group(Check check) {
        this.check = check;
    }

    static Group of(Demand demand) {
        if (demand.node() != null) {
            return FIXED;
        }
        return demand.pickup() ? PICKUP : SHIPPED;
    }

    /** Why a site cannot serve them; null where it can. */
    @Nullable
    Reason refusal(Site site) {
        if (!site.enabled()) {
            return Reason.DISABLED;
        }
        Schedule schedule = site.schedule();
        return schedule == null || schedule.to(null).isEver() ? check.refusal(site) : Reason.CLOSED;
    }

    Predicate<Site> sites() {
        return site -> refusal(site) == null;
    }

    private static @Nullable Reason busy(Site site) {
        return site.load().isFull() ? Reason.AT_CAPACITY : null;
    }
}
