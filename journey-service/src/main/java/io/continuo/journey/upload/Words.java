package io.continuo.journey.upload;

import io.continuo.journey.hash.SipHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives each different text a number, from 0 in the order of their first use. A million short texts take some 40 MB,
 * a third of what a map of strings would.
 */
public final class Words {

    private static final SipHash HASH = SipHash.keyed();
    private static final int FREE = 0;

    private byte[] bytes = new byte[256];
    private int[] starts = new int[17];
    private int[] table = new int[32];
    private int size;

    /** The number of a text. */
    public int number(String text) {
        byte[] word = text.getBytes(StandardCharsets.UTF_8);
        int slot = slot(word);
        if (table[slot] == FREE) {
            add(word);
            table[slot] = size;
            if (size * 2 > table.length) {
                grow();
                return size - 1;
            }
        }
        return table[slot] - 1;
    }

    /** The number of a text, -1 when it has none. */
    public int find(String text) {
        return table[slot(text.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    /** The text of a number. */
    public String text(int number) {
        return new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
    }

    public int size() {
        return size;
    }

    private int slot(byte[] word) {
        int slot = (int) HASH.hash(word) & (table.length - 1);
        while (table[slot] != FREE && !isAt(table[slot] - 1, word)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean isAt(int number, byte[] word) {
        return Arrays.equals(bytes, starts[number], starts[number + 1], word, 0, word.length);
    }

    private void add(byte[] word) {
        int end = starts[size];
        if (end + word.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + word.length, Math.addExact(bytes.length, bytes.length / 2)));
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length + starts.length / 2);
        }
        System.arraycopy(word, 0, bytes, end, word.length);
        size++;
        starts[size] = end + word.length;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int number = 0; number < size; number++) {
            byte[] word = Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
            table[slot(word)] = number + 1;
        }
    }
}
