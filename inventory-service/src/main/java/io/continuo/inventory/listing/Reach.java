package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What customers of a store can have if they go a little further. Only stores on nearby latitudes are measured. */
final class Reach {

    /** Of one degree of latitude, a little less than it is anywhere: no store that is near is passed over. */
    private static final double KM_PER_DEGREE = 110;

    private final @Nullable Double radiusKm;
    private final NavigableMap<Double, List<Spot>> byLatitude = new TreeMap<>();

    Reach(List<Spot> stores, @Nullable Double radiusKm) {
        this.radiusKm = radiusKm;
        for (Spot store : stores) {
            Place place = store.place();
            if (radiusKm != null && place != null && store.there().isPositive()) {
                byLatitude
                        .computeIfAbsent(place.lat(), lat -> new ArrayList<>())
                        .add(store);
            }
        }
    }

    /** What there is at the store and at the stores within the radius; a store nobody knows the place of is alone. */
    Quantity around(Spot store) {
        Place place = store.place();
        if (radiusKm == null || place == null) {
            return store.there();
        }
        double degrees = radiusKm / KM_PER_DEGREE;
        Quantity sum = Quantity.ZERO;
        for (List<Spot> row : byLatitude
                .subMap(place.lat() - degrees, true, place.lat() + degrees, true)
                .values()) {
            for (Spot other : row) {
                Place there = other.place();
                if (there != null && place.distanceTo(there) <= radiusKm) {
                    sum = sum.plus(other.there());
                }
            }
        }
        return sum;
    }
}
