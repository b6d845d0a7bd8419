package io.continuo.journey.columns;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Where blocks are. */
@FunctionalInterface
public interface Storage {

    /** Memory outside the heap; it is given back when nobody scans it any more. */
    Storage MEMORY = bytes -> Arena.ofAuto().allocate(bytes);

    /** Room for a block, full of zeros. */
    MemorySegment allocate(long bytes);
}
