package io.continuo.inventory.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a run keeps it.
 *
 * @param number from 1, in the order of the run
 * @param repairedAt null where nobody mended it
 */
record Kept(
        String id,
        String run,
        long number,
        Finding finding,
        @Nullable Instant repairedAt) {}
