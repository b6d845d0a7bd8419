package io.continuo.interaction.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An attribute as it stands in a header (CloudEvents 1.0.2, HTTP Protocol Binding, 3.1.3.2). */
final class HeaderValue {

    private HeaderValue() {}

    /**
     * Unquoted, percent-decoded once and read as UTF-8; empty where it is not what that encoding makes.
     *
     * @param raw each character one byte, as HTTP servers hand headers over
     */
    static Optional<String> decode(String raw) {
        return unquoted(raw).flatMap(HeaderValue::bytes).flatMap(HeaderValue::utf8);
    }

    /** Quoted strings (RFC 7230, 3.2.6) come from senders of the older specification. */
    private static Optional<String> unquoted(String raw) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < raw.length()) {
                i++;
                plain.append(raw.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return quoted ? Optional.empty() : Optional.of(plain.toString());
    }

    private static Optional<byte[]> bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c > 0xff) {
                return Optional.empty();
            } else {
                bytes.write(c);
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Overlong forms and lone surrogates are refused, not mended. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
