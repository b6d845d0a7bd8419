package io.continuo.inventory.stock;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an upload into lines as it comes. Of a line that is too long only the beginning is held, so that one without an
 * end neither fills the memory nor costs the lines behind it. Not thread-safe.
 */
final class LineSplitter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int longest;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(512);
    private boolean tooLong;
    private long number = 1;

    /** @param longest bytes of a line */
    LineSplitter(int longest) {
        this.longest = longest;
    }

    /**
     * A line that is not blank.
     *
     * @param number from 1, blank lines counted
     * @param text its beginning where it is too long
     */
    record Line(long number, String text, boolean isTooLong) {}

    /** The lines that end in this piece. */
    List<Line> feed(byte[] piece) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                hold(piece, from, i);
                take(lines);
                from = i + 1;
            }
        }
        hold(piece, from, piece.length);
        return lines;
    }

    /** The last line, where nothing ends it. */
    List<Line> end() {
        List<Line> lines = new ArrayList<>();
        take(lines);
        return lines;
    }

    private void hold(byte[] piece, int from, int to) {
        int room = Math.min(longest - held.size(), to - from);
        held.write(piece, from, room);
        tooLong |= room < to - from;
    }

    private void take(List<Line> lines) {
        String text = held.toString(StandardCharsets.UTF_8);
        if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(BYTE_ORDER_MARK.length());
        }
        if (tooLong || !text.isBlank()) {
            lines.add(new Line(number, text, tooLong));
        }
        held.reset();
        tooLong = false;
        number++;
    }
}
