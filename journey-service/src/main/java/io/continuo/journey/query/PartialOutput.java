package io.continuo.journey.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what travels between instances, compactly: whole numbers take as many bytes as they need (LEB128, zigzag), a text
 * stands there once and is then referred to. {@link PartialInput} reads the same calls in the same order.
 */
public final class PartialOutput {

    private static final int MORE = 0x80;

    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[1024];
    private int size;

    public void number(long value) {
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        room(Long.BYTES + 2);
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Bit for bit. */
    public void real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        room(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    public void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(known + 1L);
            return;
        }
        number(0);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    public void numbers(long[] values) {
        number(values.length);
        for (long value : values) {
            number(value);
        }
    }

    public void reals(double[] values) {
        number(values.length);
        for (double value : values) {
            real(value);
        }
    }

    /** How many there are, and each. */
    public <T> void each(Collection<T> items, Consumer<? super T> write) {
        number(items.size());
        items.forEach(write);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(size, more), Math.addExact(bytes.length, bytes.length / 2)));
        }
    }
}
