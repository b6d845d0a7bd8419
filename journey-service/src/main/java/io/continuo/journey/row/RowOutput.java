package io.continuo.journey.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values that are written very often, compactly: whole numbers take as many bytes as they need (LEB128, zigzag).
 * {@link RowInput} reads the same calls in the same order.
 */
public final class RowOutput {

    private static final int MORE = 0x80;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[512];
    private int size;

    public void number(long value) {
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        room(LONGEST_NUMBER);
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    public void instant(Instant time) {
        number(time.getEpochSecond());
        number(time.getNano());
    }

    /** Of any length. */
    public void bytes(byte[] more) {
        number(more.length);
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of JSON, as {@link io.continuo.events.EventJson} writes it: absent instead of null, exact numbers. */
    public void json(@Nullable Object value) {
        switch (value) {
            case null -> tag(JsonTag.NULL);
            case Boolean flag -> tag(flag ? JsonTag.TRUE : JsonTag.FALSE);
            case String text -> {
                tag(JsonTag.TEXT);
                text(text);
            }
            case Integer whole -> whole(whole);
            case Long whole -> whole(whole);
            case BigInteger whole -> {
                tag(JsonTag.LARGE);
                bytes(whole.toByteArray());
            }
            case BigDecimal decimal -> {
                tag(JsonTag.DECIMAL);
                number(decimal.scale());
                bytes(decimal.unscaledValue().toByteArray());
            }
            case Map<?, ?> object -> object(object);
            case List<?> array -> {
                tag(JsonTag.ARRAY);
                number(array.size());
                array.forEach(this::json);
            }
            default -> json(JsonRow.read(JsonRow.write(value), Object.class));
        }
    }

    private void whole(long value) {
        tag(JsonTag.WHOLE);
        number(value);
    }

    private void object(Map<?, ?> object) {
        int present = 0;
        for (Object value : object.values()) {
            present += value == null ? 0 : 1;
        }
        tag(JsonTag.OBJECT);
        number(present);
        object.forEach((name, value) -> {
            if (value != null) {
                text(name.toString());
                json(value);
            }
        });
    }

    private void tag(byte tag) {
        room(1);
        bytes[size++] = tag;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }
}
