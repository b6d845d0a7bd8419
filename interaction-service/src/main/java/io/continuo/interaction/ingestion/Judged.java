package io.continuo.interaction.ingestion;

import io.continuo.events.TouchpointRecorded;

/** What a submission turned out to be. */
sealed interface Judged {

    /** A touchpoint. */
    record Fit(TouchpointRecorded touchpoint) implements Judged {}

    /** Not one; it is kept with the reason. */
    record Unfit(Submission submission, ItemProblem problem) implements Judged {}
}
