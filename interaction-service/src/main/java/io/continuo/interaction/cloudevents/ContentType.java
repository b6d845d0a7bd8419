package io.continuo.interaction.cloudevents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type as far as it decides how a body is read.
 *
 * @param essence type and subtype, lower case; empty where there is none
 * @param charset lower case; empty where it is not said
 */
public record ContentType(String essence, String charset) {

    private static final Set<String> UTF_8 = Set.of("", "utf-8", "utf8", "us-ascii", "ascii");

    public static ContentType of(@Nullable String contentType) {
        String[] parts = (contentType == null ? "" : contentType)
                .toLowerCase(Locale.ROOT)
                .split(";", 10);
        String charset = Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith("charset="))
                .map(parameter -> parameter
                        .substring("charset=".length())
                        .replace("\"", "")
                        .strip())
                .findFirst()
                .orElse("");
        return new ContentType(parts[0].strip(), charset);
    }

    public boolean isJson() {
        return essence.equals("application/json") || essence.equals("text/json") || essence.endsWith("+json");
    }

    public boolean isText() {
        return essence.startsWith("text/");
    }

    /** Every reader of JSON and text here expects UTF-8. */
    public boolean isUtf8() {
        return UTF_8.contains(charset);
    }
}
