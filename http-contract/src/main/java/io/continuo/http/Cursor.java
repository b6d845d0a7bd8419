package io.continuo.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort key of its last row. On the wire it is opaque base64url.
 *
 * @param parts the key's columns in order, without control characters
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";
    private static final char DELETE = '\u007f';

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    public String encode() {
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** @throws IllegalArgumentException when the text is not a cursor with that many parts */
    static Cursor decode(String text, int parts) {
        String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> split = List.of(joined.split(SEPARATOR, -1));
        if (split.size() != parts || split.stream().anyMatch(Cursor::hasControl)) {
            throw new IllegalArgumentException("a cursor of another list");
        }
        return new Cursor(split);
    }

    private static boolean hasControl(String part) {
        return part.chars().anyMatch(character -> character < ' ' || character == DELETE);
    }
}
