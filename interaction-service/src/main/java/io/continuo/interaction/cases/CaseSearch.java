package io.continuo.interaction.cases;

import io.continuo.interaction.store.Place;
import java.util.List;
import java.util.Optional;

/**
 * Which cases a caller wants to see, the last opened first; an empty part does not restrict.
 *
 * @param identifiers of the customer, in their {@code type:value} form
 * @param states names of {@link CaseState}
 * @param breaching how it stands with what was promised
 */
record CaseSearch(
        Optional<List<String>> identifiers,
        Optional<List<String>> states,
        Optional<Breach> breaching,
        Optional<Place> after) {

    /** Whether a promise is broken. */
    enum Breach {
        YES,
        NO,
        /** Not yet, but it is near its end. */
        SOON
    }
}
