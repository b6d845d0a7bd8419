package io.continuo.journey.columns;

import static io.continuo.journey.columns.Layout.INT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The numbers of a dictionary in a block, one per touchpoint, in as few bytes as the largest takes. Each stands there one
 * higher, so that 0 is {@link Dictionary#ABSENT}.
 *
 * @param width 0, 1, 2 or 4 bytes; 0: nobody has any
 */
record Lane(MemorySegment bytes, long at, int width) {

    private static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED;

    /** Unpacks some into the beginning of an array. */
    void read(int first, int length, int[] numbers, Packed room) {
        long from = at + (long) first * width;
        switch (width) {
            case 0 -> Arrays.fill(numbers, 0, length, Dictionary.ABSENT);
            case Byte.BYTES -> {
                byte[] packed = room.bytes(length);
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, packed, 0, length);
                for (int i = 0; i < length; i++) {
                    numbers[i] = (packed[i] & 0xff) - 1;
                }
            }
            case Character.BYTES -> {
                char[] packed = room.chars(length);
                MemorySegment.copy(bytes, CHAR, from, packed, 0, length);
                for (int i = 0; i < length; i++) {
                    numbers[i] = packed[i] - 1;
                }
            }
            default -> {
                MemorySegment.copy(bytes, INT, from, numbers, 0, length);
                for (int i = 0; i < length; i++) {
                    numbers[i]--;
                }
            }
        }
    }

    /**
     * Packs a part of an array.
     *
     * @param first the number of the touchpoint of the first one
     */
    void write(int first, int[] numbers, int from, int length, Packed room) {
        long to = at + (long) first * width;
        switch (width) {
            case 0 -> {}
            case Byte.BYTES -> {
                byte[] packed = room.bytes(length);
                for (int i = 0; i < length; i++) {
                    packed[i] = (byte) (numbers[from + i] + 1);
                }
                MemorySegment.copy(packed, 0, bytes, ValueLayout.JAVA_BYTE, to, length);
            }
            case Character.BYTES -> {
                char[] packed = room.chars(length);
                for (int i = 0; i < length; i++) {
                    packed[i] = (char) (numbers[from + i] + 1);
                }
                MemorySegment.copy(packed, 0, bytes, CHAR, to, length);
            }
            default -> {
                int[] packed = room.ints(length);
                for (int i = 0; i < length; i++) {
                    packed[i] = numbers[from + i] + 1;
                }
                MemorySegment.copy(packed, 0, bytes, INT, to, length);
            }
        }
    }

    /** Room for what is on its way. */
    static final class Packed {

        private byte[] bytes = new byte[0];
        private char[] chars = new char[0];
        private int[] ints = new int[0];

        private byte[] bytes(int length) {
            bytes = bytes.length < length ? new byte[length] : bytes;
            return bytes;
        }

        private char[] chars(int length) {
            chars = chars.length < length ? new char[length] : chars;
            return chars;
        }

        int[] ints(int length) {
            ints = ints.length < length ? new int[length] : ints;
            return ints;
        }
    }
}
