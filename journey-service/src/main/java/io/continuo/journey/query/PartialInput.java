package io.continuo.journey.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PartialOutput} wrote. Every method throws {@link Malformed} where that is not what is there. */
public final class PartialInput {

    private static final int MORE = 0x80;

    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    public PartialInput(byte[] bytes) {
        this.bytes = bytes;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            value |= (long) (next & ~MORE & 0xff) << shift;
            if ((next & MORE) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new Malformed("a number does not end");
    }

    public int whole() {
        long value = number();
        if (value != (int) value) {
            throw new Malformed("a number is too large");
        }
        return (int) value;
    }

    public double real() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bits |= (next() & 0xffL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    public String text() {
        int reference = whole();
        if (reference > 0 && reference <= texts.size()) {
            return texts.get(reference - 1);
        }
        if (reference != 0) {
            throw new Malformed("a text refers to none before it");
        }
        int length = size(1);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        texts.add(text);
        return text;
    }

    public long[] numbers() {
        long[] values = new long[size(1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = number();
        }
        return values;
    }

    public double[] reals() {
        double[] values = new double[size(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = real();
        }
        return values;
    }

    /** Reads as many items as there are. */
    public void each(Runnable read) {
        int items = size(1);
        for (int i = 0; i < items; i++) {
            read.run();
        }
    }

    /** Everything has to be read. */
    public void end() {
        if (at != bytes.length) {
            throw new Malformed("something follows the end");
        }
    }

    /** How many follow that take so many bytes at least: never more than there can be. */
    private int size(int least) {
        long size = number();
        if (size < 0 || size > (bytes.length - at) / least) {
            throw new Malformed("there is less than announced");
        }
        return (int) size;
    }

    private byte next() {
        if (at == bytes.length) {
            throw new Malformed("it ends too early");
        }
        return bytes[at++];
    }

    /** These bytes are not what was to be read. */
    public static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Malformed(String why) {
            super(why);
        }
    }
}
