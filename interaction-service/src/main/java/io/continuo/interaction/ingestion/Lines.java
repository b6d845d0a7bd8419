package io.continuo.interaction.ingestion;

import io.continuo.interaction.InteractionConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of an NDJSON body, in chunks. Reads block; not thread-safe, but a chunk may be read on another thread than
 * the one before.
 */
public final class Lines {

    /** Lines that are judged and sent together. */
    static final int CHUNK = 200;

    /** What a chunk can take, with room for the results. */
    static final long MEMORY = 8L * 1024 * 1024;

    private static final int BUFFER = 16 * 1024;

    private final InputStream body;
    private final long maxLine;
    private final long maxBytes;
    private final int maxLines;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private long bytes;
    private int lines;
    private int number;

    Lines(InputStream body, InteractionConfig.Ingestion limits) {
        this(body, limits.maxEvent().asLongValue(), limits.maxStream().asLongValue(), limits.maxStreamLines());
    }

    Lines(InputStream body, long maxLine, long maxBytes, int maxLines) {
        this.body = body;
        this.maxLine = maxLine;
        this.maxBytes = maxBytes;
        this.maxLines = maxLines;
    }

    /**
     * One line that is not blank.
     *
     * @param text at most one byte more than a touchpoint may have
     * @param bytes its length, also of what is not in the text any more
     * @param number from 1, blank lines counted
     */
    public record Line(byte[] text, int bytes, int number) {}

    /** The next lines; empty at the end. */
    public List<Line> nextChunk() {
        try {
            List<Line> chunk = new ArrayList<>();
            while (chunk.size() < CHUNK && fill()) {
                Line line = nextLine();
                if (line.bytes() > 0) {
                    chunk.add(counted(line));
                }
            }
            return chunk;
        } catch (IOException e) {
            throw Bodies.broken(e);
        }
    }

    private Line counted(Line line) {
        lines++;
        if (lines > maxLines) {
            throw Bodies.malformed("A stream has at most " + maxLines + " lines; send it in parts.");
        }
        return line;
    }

    private Line nextLine() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(512);
        int length = 0;
        while (fill()) {
            byte next = buffer[position++];
            if (next == '\n') {
                break;
            }
            if (next != '\r' && length <= maxLine) {
                text.write(next);
            }
            length++;
        }
        byte[] line = text.toByteArray();
        number++;
        return new Line(line, line.length == 0 ? 0 : Math.max(length, line.length), number);
    }

    /** Whether there is a byte to read. */
    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        position = 0;
        filled = Math.max(body.read(buffer), 0);
        bytes += filled;
        if (bytes > maxBytes) {
            throw Bodies.tooLarge(maxBytes);
        }
        return filled > 0;
    }
}
