package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A body as it was sent, so that its signature can be checked before anybody looks into it. */
public final class RawBody {

    private final byte[] bytes;
    private final @Nullable String encoding;
    private final Bounds bounds;

    /** @param encoding the Content-Encoding; gzip is recognised by its first bytes as well */
    public RawBody(byte[] bytes, @Nullable String encoding, Bounds bounds) {
        this.bytes = bytes;
        this.encoding = encoding;
        this.bounds = bounds;
    }

    /**
     * What it may unpack to.
     *
     * @param whole bytes of a body that is read as a whole
     * @param stream bytes of one that is read line by line
     * @param line bytes of a line
     */
    public record Bounds(long whole, long stream, long line, int lines) {}

    /**
     * The one JSON value this text is.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code malformed-body}
     */
    public static JsonNode json(String text) {
        return JsonItems.strictly(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As sent, still packed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Its first characters, for somebody to look at; of what is packed only how much it is. */
    public String beginning(int characters) {
        if (Bodies.isPacked(bytes)) {
            return "(" + bytes.length + " bytes, packed)";
        }
        String text = new String(bytes, 0, Math.min(bytes.length, 4 * characters), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), characters));
    }

    /**
     * The one JSON value it is.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code malformed-body} or {@code payload-too-large}
     */
    public JsonNode json() {
        return JsonItems.strictly(Bodies.read(new ByteArrayInputStream(bytes), encoding, bounds.whole()));
    }

    /** Its lines, unpacked as they are asked for. */
    public Lines lines() {
        try {
            return new Lines(
                    Bodies.unpacked(new ByteArrayInputStream(bytes), encoding),
                    bounds.line(),
                    bounds.stream(),
                    bounds.lines());
        } catch (IOException e) {
            throw Bodies.broken(e);
        }
    }
}
