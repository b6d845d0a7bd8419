package io.continuo.journey.placement;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What step one keeps of each identifier, by its {@code LogKeys.subject}. */
interface Identifiers {

    @Nullable
    Owner owner(String subject);

    void own(String subject, Owner owner);

    /** Keeps the touchpoint, unless one of this id is kept already; returns the one that is kept. */
    Touch keep(String subject, Touch touch);

    /** Shows every touchpoint of the identifier, one at a time: there may be many. */
    void each(String subject, Consumer<Touch> visitor);

    /** Drops the touchpoints until then, and the owner unless it is a later one; remembers the mark. */
    void erase(String subject, ErasureMark mark);

    @Nullable
    ErasureMark mark(String subject);

    /** Until when the identifier was erased, by its keyed hash: kept for ever. */
    @Nullable
    Instant erasedUntil(String subject);

    /** Drops the marks set before the given time. */
    void sweep(Instant before);
}
