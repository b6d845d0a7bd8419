package io.continuo.journey.columns;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Room that grows and stays where it is: in pieces, each of which is twice the one before, so that an address tells its
 * piece. The small ones at the beginning are on the heap. One thread at a time asks for room; whoever knows of it may read.
 */
final class Extents {

    /** Addresses have fewer bits. */
    static final int ADDRESS_BITS = 40;

    private static final int FIRST_BITS = 8;

    private final Storage storage;
    private final @Nullable MemorySegment[] pieces = new MemorySegment[ADDRESS_BITS - FIRST_BITS];

    Extents(Storage storage) {
        this.storage = storage;
    }

    /** Where so many bytes have room in one piece: at this address or at one of the next. */
    long room(long from, long bytes) {
        int piece = number(from);
        long at = from;
        while (at + bytes > begin(piece + 1)) {
            piece++;
            at = begin(piece);
        }
        if (pieces[piece] == null) {
            pieces[piece] = storage.room(begin(piece + 1) - begin(piece));
        }
        return at;
    }

    /** The piece of an address that {@link #room} gave. */
    MemorySegment piece(long address) {
        return pieces[number(address)];
    }

    /** Where in its piece an address is. */
    static long offset(long address) {
        return address - begin(number(address));
    }

    private static int number(long address) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros((address >>> FIRST_BITS) + 1);
    }

    private static long begin(int piece) {
        return ((1L << piece) - 1) << FIRST_BITS;
    }
}
