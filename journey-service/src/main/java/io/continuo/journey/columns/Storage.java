package io.continuo.journey.columns;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Where blocks are, and the texts of columns once they are more than a few. */
@FunctionalInterface
public interface Storage {

    /** Memory outside the heap; it is given back when nobody scans it any more. */
    Storage MEMORY = bytes -> Arena.ofAuto().allocate(bytes);

    /** Bytes from which on something that may stay small is not on the heap any more. */
    int SMALL = 16 * 1024;

    /** Room for a block, full of zeros. */
    MemorySegment allocate(long bytes);

    /** Room for what may stay small, full of zeros: on the heap if it is less than {@value #SMALL} bytes. */
    default MemorySegment room(long bytes) {
        return bytes < SMALL ? MemorySegment.ofArray(new byte[(int) bytes]) : allocate(bytes);
    }
}
