package io.continuo.gateway.routing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path as it came, read in the only way it can be read. Whatever two servers could read differently is refused: empty
 * and dot segments, encoded slashes, matrix parameters, broken escapes. So what is checked here is what the service
 * behind answers.
 */
public sealed interface RawPath {

    /** Characters of RFC 3986 paths, without the semicolon of matrix parameters. */
    Pattern PLAIN = Pattern.compile("/[A-Za-z0-9\\-._~!$&'()*+,=:@%/]*");

    /**
     * @param segments decoded
     * @param raw as it came, without a slash at its end
     */
    record Clean(List<String> segments, String raw) implements RawPath {}

    record Refused(String reason) implements RawPath {}

    static RawPath of(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return new Refused("The path has characters that must be percent-encoded, or a matrix parameter.");
        }
        String raw = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> segments = new ArrayList<>();
        for (String segment : raw.isEmpty() ? new String[0] : raw.substring(1).split("/", -1)) {
            String decoded = decode(segment);
            if (isAmbiguous(decoded)) {
                return new Refused("The path has an empty or dot segment, an encoded slash or a broken escape.");
            }
            segments.add(decoded);
        }
        return new Clean(List.copyOf(segments), raw);
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isAmbiguous(String decoded) {
        return decoded.isEmpty()
                || decoded.equals(".")
                || decoded.equals("..")
                || decoded.chars()
                        .anyMatch(c -> c == '/' || c == '\\' || c == ';' || c == '\uFFFD' || Character.isISOControl(c));
    }
}
