package io.continuo.inventory.listing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it is kept.
 *
 * @param forSale whether the item itself is listed; if not, no listing of it holds
 * @param stores the stores it is about, when it was looked at last, {@code covered} those that had enough, {@code needed}
 *     those that must
 * @param breach the open one
 */
record Listed(
        Listing listing, boolean forSale, long version, int stores, int covered, int needed, Optional<Breach> breach) {

    boolean isListed() {
        return listing.listed() && forSale;
    }

    /** What is promised now; null for nothing. */
    @Nullable
    Guarantee inForce() {
        return isListed() ? listing.guarantee() : null;
    }

    /** {@code unlisted}, {@code unguarded}, {@code kept} or {@code broken}. */
    String state() {
        if (!isListed()) {
            return "unlisted";
        }
        if (listing.guarantee() == null) {
            return "unguarded";
        }
        return breach.isPresent() ? "broken" : "kept";
    }
}
