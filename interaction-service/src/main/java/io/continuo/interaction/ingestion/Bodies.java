package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Bodies of any content type, unpacked, and never more of them than allowed. Reads block. */
final class Bodies {

    private static final Set<String> KNOWN_ENCODINGS = Set.of("", "identity", "gzip", "x-gzip");
    private static final int GZIP_MAGIC = 0x1f8b;

    private Bodies() {}

    /**
     * The whole body.
     *
     * @param encoding the Content-Encoding; gzip is recognised by its first bytes as well
     * @param limit bytes after unpacking
     * @throws HttpProblem {@code payload-too-large}, {@code malformed-body} or {@code unsupported-media-type}
     */
    static byte[] read(InputStream body, @Nullable String encoding, long limit) {
        try {
            byte[] bytes = unpacked(body, encoding).readNBytes(Math.toIntExact(limit) + 1);
            if (bytes.length > limit) {
                throw tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static boolean isPacked(byte[] body) {
        return body.length > 1 && ((body[0] & 0xff) << 8 | body[1] & 0xff) == GZIP_MAGIC;
    }

    /** The body as a stream; whoever reads it keeps the bound. */
    static InputStream unpacked(InputStream body, @Nullable String encoding) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!KNOWN_ENCODINGS.contains(name)) {
            throw Problems.of(
                    StandardProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body plain or with Content-Encoding: gzip.");
        }
        BufferedInputStream buffered = new BufferedInputStream(body);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return (first << 8 | second) == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
    }

    static HttpProblem tooLarge(long limit) {
        return tooLarge("The body has at most " + limit + " bytes, unpacked; send it in parts.");
    }

    static HttpProblem tooLarge(String detail) {
        return Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, detail);
    }

    /** A packed body that is damaged is the caller's fault; a connection that broke is nobody's. */
    static RuntimeException broken(IOException e) {
        return switch (e) {
            case ZipException damaged -> malformed("The body is not valid gzip.");
            case EOFException early -> malformed("The gzip body ends too early.");
            default -> new UncheckedIOException(e);
        };
    }

    static HttpProblem malformed(String detail) {
        return Problems.of(StandardProblem.MALFORMED_BODY, detail);
    }
}
