package io.continuo.inventory.sourcing;

import org.jspecify.annotations.Nullable;

/**
 * How far a request may be split. The rules are about what is shipped; what a customer fetches is where they want it.
 *
 * @param maxPackages at most so many nodes send something; null for any number
 * @param minPackageValue what each of several packages is worth at least; null for anything. Lines without a price are
 *     worth nothing.
 */
public record Split(@Nullable Integer maxPackages, @Nullable Money minPackageValue) {

    public static final Split FREE = new Split(null, null);

    /** These rules, and those of the other where these say nothing. */
    Split or(Split other) {
        return new Split(
                maxPackages == null ? other.maxPackages : maxPackages,
                minPackageValue == null ? other.minPackageValue : minPackageValue);
    }

    /** At most so many nodes send something. */
    int most() {
        return maxPackages == null ? Integer.MAX_VALUE : maxPackages;
    }

    /** What each of several packages is worth at least. */
    double least() {
        return minPackageValue == null ? 0 : minPackageValue.amount();
    }

    /** What a unit adds to a package's worth. Prices in another currency cannot be compared, so they count for nothing. */
    double worth(@Nullable Money price) {
        boolean counts =
                price != null && minPackageValue != null && price.currency().equals(minPackageValue.currency());
        return counts ? price.amount() : 0;
    }

    public boolean isFree() {
        return maxPackages == null && minPackageValue == null;
    }
}
