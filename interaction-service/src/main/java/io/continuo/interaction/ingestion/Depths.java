package io.continuo.interaction.ingestion;

import java.util.Arrays;

/**
 * Takes out of JSON what nests too deep to be read. What is left nests deeper than {@link Judge#MAX_DEPTH} all the same, so
 * the item is refused; the others are read as they were sent, each at the place where it was.
 */
final class Depths {

    /** An item lies two levels deep in a batch; what is below this is of nobody who is taken. */
    private static final int KEPT = Judge.MAX_DEPTH + 8;

    private final byte[] json;
    private int depth;

    private Depths(byte[] json) {
        this.json = json;
    }

    /** A copy of the same length, with a zero where it is too deep. Brackets are counted, not matched. */
    static byte[] without(byte[] json) {
        return new Depths(Arrays.copyOf(json, json.length)).flat();
    }

    private byte[] flat() {
        int next = 0;
        while (next < json.length) {
            int end = json[next] == '"' ? endOfText(next) : next + 1;
            int outside = depth;
            if (!isKept(json[next])) {
                Arrays.fill(json, next, end, (byte) ' ');
                json[next] = (byte) (outside == KEPT ? '0' : ' ');
            }
            next = end;
        }
        return json;
    }

    /** Whether what begins with this stays; of what does not, the first bracket becomes a zero. */
    private boolean isKept(byte first) {
        return switch (first) {
            case '[', '{' -> {
                depth++;
                yield depth <= KEPT;
            }
            case ']', '}' -> {
                depth--;
                yield depth < KEPT;
            }
            default -> depth <= KEPT;
        };
    }

    private int endOfText(int quote) {
        int next = quote + 1;
        while (next < json.length && json[next] != '"') {
            next += json[next] == '\\' ? 2 : 1;
        }
        return Math.min(next + 1, json.length);
    }
}
