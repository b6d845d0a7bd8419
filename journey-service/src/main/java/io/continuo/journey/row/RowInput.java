package io.continuo.journey.row;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RowOutput} wrote. Every method throws {@link UncheckedIOException} where that is not what is there. */
public final class RowInput {

    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    public RowInput(byte[] bytes) {
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
        throw malformed("a number does not end");
    }

    public int whole() {
        long value = number();
        if (value != (int) value) {
            throw malformed("a number is too large");
        }
        return (int) value;
    }

    public Instant instant() {
        return Instant.ofEpochSecond(number(), whole());
    }

    public byte[] bytes() {
        int length = skip();
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    public String text() {
        int length = skip();
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** Goes behind a text or bytes; returns their length. */
    public int skip() {
        int length = size();
        at += length;
        return length;
    }

    /** A value of JSON. */
    public @Nullable Object json() {
        byte tag = next();
        return switch (tag) {
            case JsonTag.NULL -> null;
            case JsonTag.TRUE -> Boolean.TRUE;
            case JsonTag.FALSE -> Boolean.FALSE;
            case JsonTag.TEXT -> text();
            case JsonTag.WHOLE -> plain(number());
            case JsonTag.LARGE -> new BigInteger(bytes());
            case JsonTag.DECIMAL -> decimal(whole());
            case JsonTag.ARRAY -> array();
            case JsonTag.OBJECT -> object();
            default -> throw malformed("no value begins with " + tag);
        };
    }

    /** As Jackson reads a whole number. */
    private static Object plain(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private BigDecimal decimal(int scale) {
        return new BigDecimal(new BigInteger(bytes()), scale);
    }

    private List<@Nullable Object> array() {
        int size = size();
        List<@Nullable Object> array = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            array.add(json());
        }
        return Collections.unmodifiableList(array);
    }

    private Map<String, @Nullable Object> object() {
        int size = size();
        Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(size);
        for (int i = 0; i < size; i++) {
            object.put(text(), json());
        }
        return object;
    }

    /** The names and values of a JSON object. */
    public Map<String, @Nullable Object> properties() {
        if (next() != JsonTag.OBJECT) {
            throw malformed("there is no object");
        }
        return object();
    }

    /** How many follow that take a byte at least: never more than there can be. */
    private int size() {
        long size = number();
        if (size < 0 || size > bytes.length - at) {
            throw malformed("there is less than announced");
        }
        return (int) size;
    }

    private byte next() {
        if (at == bytes.length) {
            throw new UncheckedIOException(new EOFException("it ends too early"));
        }
        return bytes[at++];
    }

    private static UncheckedIOException malformed(String why) {
        return new UncheckedIOException(new IOException(why));
    }
}
