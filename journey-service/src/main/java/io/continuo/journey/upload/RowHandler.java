package io.continuo.journey.upload;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Takes a record's cells as they are parsed, and knows in which line it began. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<List<String>> {

    private final UploadBounds bounds;
    private final List<String> cells = new ArrayList<>();
    private int length;
    private long line = 1;

    RowHandler(UploadBounds bounds) {
        this.bounds = bounds;
    }

    /** More than a record may hold. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Where the record that is being read, or was read last, begins; the first line is 1. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        cells.clear();
        length = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int count, boolean quoted) {
        length += count;
        if (index >= bounds.columns() || length > bounds.record()) {
            throw new TooLong();
        }
        cells.add(new String(buffer, offset, count).strip());
    }

    @Override
    protected List<String> buildRecord() {
        return List.copyOf(cells);
    }
}
