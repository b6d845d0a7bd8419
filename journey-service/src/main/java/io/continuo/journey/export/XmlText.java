package io.continuo.journey.export;

import java.io.IOException;
import java.io.Writer;

/** Text as the value of an XML 1.0 attribute (sections 2.2 and 3.3.3). */
final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /**
     * Writes a value so that every reader gets it back; the replacement character stands for each character that XML cannot
     * hold, which are most control characters and halves of surrogate pairs.
     */
    static void write(String text, Writer xml) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.write("&amp;");
                case '<' -> xml.write("&lt;");
                case '"' -> xml.write("&quot;");
                // As they are, readers turn them into blanks.
                case '\t', '\n', '\r' -> xml.write("&#" + (int) c + ';');
                default -> {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        xml.write(text, i++, 2);
                    } else {
                        xml.write(isAllowed(c) ? c : REPLACEMENT);
                    }
                }
            }
        }
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && !Character.isSurrogate(c) && c <= REPLACEMENT;
    }
}
