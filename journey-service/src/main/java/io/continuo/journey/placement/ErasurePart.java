package io.continuo.journey.placement;

/**
 * A part of an erasure is done.
 *
 * @param name of the part within its request; the same part may be reported again
 * @param awaited how many more parts came of it
 * @param touchpoints removed from what was kept by identifier
 */
public record ErasurePart(String requestId, String name, int awaited, long touchpoints) implements News {

    /** A part that somebody was asked to do. */
    public static ErasurePart of(ErasureTask task) {
        return new ErasurePart(task.requestId(), task.name(), 0, 0);
    }
}
