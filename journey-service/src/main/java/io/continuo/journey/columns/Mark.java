package io.continuo.journey.columns;

/**
 * One touchpoint as the columns keep it.
 *
 * @param time when it happened, in milliseconds since 1970
 * @param shape number of its {@link Shape}
 * @param id hash of its id
 * @param properties its row in the property columns
 */
public record Mark(long time, int shape, int id, int[] properties) {

    /** The hash by which a touchpoint's id is recognised; two ids may share it. */
    public static int hash(String id) {
        int hash = id.hashCode();
        return hash ^ (hash >>> 16);
    }
}
