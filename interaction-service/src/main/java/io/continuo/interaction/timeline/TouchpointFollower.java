package io.continuo.interaction.timeline;

import io.continuo.events.TouchpointRecorded;
import io.smallrye.mutiny.Uni;

/** Acts on touchpoints once they stand in the timeline. Whoever is erased is not among them. */
public interface TouchpointFollower {

    /** Asked about every touchpoint, so it is cheap. */
    boolean concerns(TouchpointRecorded touchpoint);

    /**
     * In the order of the log for the same identifier, and at least once: a repetition changes nothing. A touchpoint with
     * which it fails for good is parked.
     */
    Uni<Void> follow(TouchpointRecorded touchpoint);
}
