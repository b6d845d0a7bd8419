package io.continuo.inventory.availability;

import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.sourcing.Site;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are of interest.
 *
 * @param near where the customer is; null for everywhere
 * @param radiusKm how far they would go from there; null for any distance
 * @param pickupOnly whether only nodes count where they can fetch it
 */
record Search(@Nullable Place near, @Nullable Double radiusKm, boolean pickupOnly) {

    boolean matches(Site site) {
        if (pickupOnly && !site.offersPickup()) {
            return false;
        }
        Double km = site.distanceTo(near);
        return radiusKm == null || (km != null && km <= radiusKm);
    }

    /** Smaller comes first; nodes nobody knows the place of come last. */
    double order(Site site) {
        if (near == null) {
            return 0;
        }
        Double km = site.distanceTo(near);
        return km == null ? Double.POSITIVE_INFINITY : km;
    }

    /** In km, to the metre. */
    @Nullable
    Double distanceTo(Site site) {
        Double km = site.distanceTo(near);
        return km == null ? null : Math.round(km * 1000) / 1000.0;
    }
}
