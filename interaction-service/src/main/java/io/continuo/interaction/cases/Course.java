package io.continuo.interaction.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a touchpoint: decided once and remembered, so that the same touchpoint, however often it is delivered, has
 * the same consequence.
 *
 * @param caseId the case it belongs to or opens; null for none
 * @param opens whether the case is a new one
 * @param said whether it is a message of the case
 * @param cause why the case is opened or escalated, where somebody is dissatisfied
 * @param by who decided: {@link #RULES}, or the user or client that corrected them
 */
record Course(
        @Nullable CaseId caseId,
        boolean opens,
        boolean said,
        @Nullable Cause cause,
        String by) {

    static final String RULES = "rules";

    static Course none(boolean said) {
        return new Course(null, false, said, null, RULES);
    }

    static Course join(CaseId id, boolean said, Optional<Cause> cause) {
        return new Course(id, false, said, cause.orElse(null), RULES);
    }

    /** The id follows from the touchpoint: it opens the same case again. */
    static Course open(String touchpointId, boolean said, Optional<Cause> cause) {
        return new Course(CaseId.of(opening(touchpointId)), true, said, cause.orElse(null), RULES);
    }

    /** Names the request that opens it. */
    static String opening(String touchpointId) {
        return "touchpoint " + touchpointId;
    }

    boolean isCorrected() {
        return !by.equals(RULES);
    }
}
