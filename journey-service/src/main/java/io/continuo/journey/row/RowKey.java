package io.continuo.journey.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Builds the key of a row from parts. Keys compare as unsigned bytes, so rows sort by their parts from left to right,
 * and the rows that share their first parts are one range.
 */
public final class RowKey {

    private static final int MAX_TEXT = 0xFFFF;
    public static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

    private ByteBuffer buffer = ByteBuffer.allocate(128);

    /** A key that starts with the kind of row. */
    public static RowKey of(char kind) {
        RowKey key = new RowKey();
        key.room(1).put((byte) kind);
        return key;
    }

    /** A text of which no other text is a prefix: its length goes first. */
    public RowKey text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT) {
            throw new IllegalArgumentException("a key's part has at most " + MAX_TEXT + " bytes");
        }
        room(Short.BYTES + bytes.length).putShort((short) bytes.length).put(bytes);
        return this;
    }

    /** Reads the text that begins at a place of a key. */
    public static String text(Bytes key, int from) {
        int length = Short.toUnsignedInt(ByteBuffer.wrap(key.get()).getShort(from));
        return new String(key.get(), from + Short.BYTES, length, StandardCharsets.UTF_8);
    }

    /** The place behind the text that begins at a place of a key. */
    public static int textEnd(Bytes key, int from) {
        return from
                + Short.BYTES
                + Short.toUnsignedInt(ByteBuffer.wrap(key.get()).getShort(from));
    }

    /** Reads the time at a place of a key. */
    public static Instant instant(Bytes key, int from) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get());
        return Instant.ofEpochSecond(bytes.getLong(from) ^ Long.MIN_VALUE, bytes.getInt(from + Long.BYTES));
    }

    /** Reads the text that is the last part of a key. */
    public static String rest(Bytes key, int from) {
        return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
    }

    /** Bytes of a fixed length. */
    public RowKey bytes(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    /** A time; earlier ones sort first, also those before 1970. */
    public RowKey instant(Instant time) {
        room(INSTANT_BYTES).putLong(time.getEpochSecond() ^ Long.MIN_VALUE).putInt(time.getNano());
        return this;
    }

    /** The last part: a text that sorts by its UTF-8 bytes. */
    public Bytes last(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).build();
    }

    public Bytes build() {
        return Bytes.wrap(Arrays.copyOf(buffer.array(), buffer.position()));
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.allocate(size).put(buffer.flip());
        }
        return buffer;
    }
}
