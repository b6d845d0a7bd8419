package io.continuo.journey.placement;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What step one keeps of each identifier (by its {@code LogKeys.subject}). */
interface Identifiers {

    @Nullable
    Owner owner(String identifier);

    void own(String identifier, Owner owner);

    /** Keeps the touchpoint, unless one of this id is kept already; returns the one that is kept. */
    Touch keep(String identifier, Touch touch);

    /** Shows every touchpoint of the identifier, one at a time: there may be many. */
    void each(String identifier, Consumer<Touch> visitor);

    /** Drops owner and touchpoints, and remembers no more than the mark. */
    void forget(String identifier, ForgottenMark mark);

    @Nullable
    ForgottenMark mark(String identifier);

    /** Drops the marks set before the given time: they carry an identifier that was to be forgotten. */
    void sweep(Instant before);
}
