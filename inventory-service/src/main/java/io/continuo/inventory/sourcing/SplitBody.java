package io.continuo.inventory.sourcing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How far a request may be split, as callers say it.
 *
 * @param maxPackages at most so many nodes send something; absent for any number
 * @param minPackageValue what each of several packages is worth at least, by the prices of the lines
 */
public record SplitBody(
        @Min(1) @Max(1000) @Nullable Integer maxPackages,
        @Nullable Money minPackageValue) {

    static SplitBody from(Split split) {
        return new SplitBody(split.maxPackages(), split.minPackageValue());
    }

    Split split() {
        return new Split(maxPackages, minPackageValue);
    }
}
