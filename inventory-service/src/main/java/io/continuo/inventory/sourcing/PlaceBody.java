package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.Place;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** A point as callers send it, WGS 84. */
public record PlaceBody(
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon) {

    public Place place() {
        return new Place(lat, lon);
    }
}
