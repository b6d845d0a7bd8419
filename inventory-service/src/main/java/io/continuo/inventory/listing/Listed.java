package io.continuo.inventory.listing;

import java.util.Optional;

/**
 * A listing as it is kept.
 *
 * @param stores the stores it is about, when it was looked at last, {@code covered} those that had enough, {@code needed}
 *     those that must
 * @param breach the open one
 */
record Listed(Listing listing, long version, int stores, int covered, int needed, Optional<Breach> breach) {

    /** {@code unlisted}, {@code unguarded}, {@code kept} or {@code broken}. */
    String state() {
        if (!listing.listed()) {
            return "unlisted";
        }
        if (listing.guarantee() == null) {
            return "unguarded";
        }
        return breach.isPresent() ? "broken" : "kept";
    }
}
