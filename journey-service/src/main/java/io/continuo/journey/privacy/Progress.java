package io.continuo.journey.privacy;

import io.continuo.journey.placement.ErasurePart;

/**
 * How far an erasure is.
 *
 * @param done parts that were reported
 * @param awaited parts that came of those, beside one for each identifier
 * @param touchpoints removed so far
 */
record Progress(long done, long awaited, long touchpoints) {

    static final Progress NONE = new Progress(0, 0, 0);

    Progress with(ErasurePart part) {
        return new Progress(done + 1, awaited + part.awaited(), touchpoints + part.touchpoints());
    }

    /** Parts of an identifier come after it in no order: what it asks for is only known once it has come itself. */
    boolean completes(int identifiers) {
        return done == identifiers + awaited;
    }
}
