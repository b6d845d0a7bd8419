package io.continuo.journey.columns;

import static io.continuo.journey.columns.Layout.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * Texts in UTF-8, numbered from 0 on in the order in which they were added, each behind its length. Beside them eight bytes
 * for each: where it is, and a mark. One thread at a time adds, any may read.
 */
final class StoredTexts {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    /** Of a length in each of its bytes; the one left over says that more follow. */
    private static final int BITS = 7;

    private static final int MORE = 1 << BITS;
    private static final int LONGEST_LENGTH = 5;
    private static final long ADDRESS = (1L << Extents.ADDRESS_BITS) - 1;

    private final Extents texts;
    private final Extents places;
    private long end;
    /** Written behind everything that it counts, and read before: so nobody has to wait for another. */
    private volatile int size;

    StoredTexts(Storage storage) {
        this.texts = new Extents(storage);
        this.places = new Extents(storage);
    }

    int size() {
        return size;
    }

    /** Of the texts and their places; only for who may add. */
    long bytes() {
        return end + (long) size * Long.BYTES;
    }

    /** @param mark of which the upper bits are kept */
    void add(byte[] utf8, long mark) {
        int number = size;
        long place = places.room((long) number * Long.BYTES, Long.BYTES);
        long at = texts.room(end, LONGEST_LENGTH + (long) utf8.length);
        end = at + write(utf8, texts.piece(at), Extents.offset(at));
        places.piece(place).set(LONG, Extents.offset(place), (mark & ~ADDRESS) | at);
        size = number + 1;
    }

    /** Returns how many bytes it took. */
    private static long write(byte[] utf8, MemorySegment piece, long from) {
        long at = from;
        int length = utf8.length;
        for (; length >= MORE; length >>>= BITS) {
            piece.set(BYTE, at++, (byte) (length | MORE));
        }
        piece.set(BYTE, at++, (byte) length);
        MemorySegment.copy(utf8, 0, piece, BYTE, at, utf8.length);
        return at + utf8.length - from;
    }

    /** Whether what is kept of a mark is what was kept with this number. */
    boolean isMarked(int number, long mark) {
        return ((place(number) ^ mark) & ~ADDRESS) == 0;
    }

    /** @throws IndexOutOfBoundsException when no text has this number */
    byte[] utf8(int number) {
        long address = place(Objects.checkIndex(number, size)) & ADDRESS;
        MemorySegment piece = texts.piece(address);
        long at = Extents.offset(address);
        int length = 0;
        int bits = 0;
        int part = piece.get(BYTE, at++);
        for (; part < 0; part = piece.get(BYTE, at++)) {
            length |= (part & (MORE - 1)) << bits;
            bits += BITS;
        }
        byte[] utf8 = new byte[length | part << bits];
        MemorySegment.copy(piece, BYTE, at, utf8, 0, utf8.length);
        return utf8;
    }

    private long place(int number) {
        long place = (long) number * Long.BYTES;
        return places.piece(place).get(LONG, Extents.offset(place));
    }
}
