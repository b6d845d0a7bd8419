package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.Place;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where something is to go, as callers send it.
 *
 * @param lat WGS 84, as {@code lon}
 * @param zone of delivery as nodes' cut-offs name it, such as a country; absent for anywhere
 */
public record PlaceBody(
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon,

        @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String zone) {

    public Place place() {
        return new Place(lat, lon);
    }
}
