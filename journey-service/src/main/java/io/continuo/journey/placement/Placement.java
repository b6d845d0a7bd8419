package io.continuo.journey.placement;

import java.time.Instant;

/**
 * What a customer's journey is told about one of their identifiers. The highest version wins, whatever arrives first,
 * and the same news twice is the same as once.
 */
public sealed interface Placement extends News {

    Binding binding();

    /** Of the map. */
    long version();

    /** The identifier belongs here since {@code version}, and this is one of its touchpoints. */
    record Placed(Binding binding, long version, Touch touch) implements Placement {}

    /** The identifier moved on at {@code version}, with all its touchpoints. */
    record Left(Binding binding, long version) implements Placement {}

    /**
     * What happened until then goes, and where the identifier belongs here by {@code version} at most, every trace of it.
     *
     * @param task to be reported when it is done
     */
    record Erased(Binding binding, long version, Instant until, ErasureTask task) implements Placement {}
}
