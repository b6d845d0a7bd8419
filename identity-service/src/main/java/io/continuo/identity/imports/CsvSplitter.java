package io.continuo.identity.imports;

import io.continuo.identity.imports.RawRecord.Fault;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record is a line, unless a quoted field goes on behind the end of it (RFC 4180, 2.6).
 *
 * <p>A quote that is never closed would swallow what follows. So where a closed quote is followed by anything but a
 * separator, where a record gets too long, or where the body ends inside a quote, only the first line of the record is
 * given up, and reading starts anew with the second.
 */
final class CsvSplitter implements RecordSplitter {

    /** Lines of one record; bounds how often a line is read again. */
    private static final int MOST_LINES = 100;

    private enum Place {
        FIELD_START,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE
    }

    private final long longest;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(512);
    private Place place = Place.FIELD_START;
    private Fault fault = Fault.NONE;
    private byte separator;
    private int heldLines;
    private long line = 1;

    /** @param longest bytes of a record */
    CsvSplitter(long longest) {
        this.longest = longest;
    }

    /** The comma or semicolon that comes first outside quotes; a comma where there is none. */
    char separator() {
        return separator == 0 ? ',' : (char) separator;
    }

    @Override
    public List<RawRecord> feed(byte[] piece) {
        List<RawRecord> records = new ArrayList<>();
        readAll(piece, records);
        return records;
    }

    @Override
    public List<RawRecord> end() {
        List<RawRecord> records = new ArrayList<>();
        while (place == Place.QUOTED && fault == Fault.NONE) {
            readAll(giveUp(Fault.BROKEN_QUOTES, records), records);
        }
        take(records);
        return records;
    }

    private void readAll(byte[] piece, List<RawRecord> records) {
        byte[] open = piece;
        int i = 0;
        while (i < open.length) {
            Fault found = read(open[i++], records);
            if (found != Fault.NONE) {
                byte[] again = giveUp(found, records);
                byte[] rest = Arrays.copyOf(again, again.length + open.length - i);
                System.arraycopy(open, i, rest, again.length, open.length - i);
                open = rest;
                i = 0;
            }
        }
    }

    /** What turns out to be wrong with the record at this byte. */
    private Fault read(byte next, List<RawRecord> records) {
        if (next == '\n' && (place != Place.QUOTED || fault != Fault.NONE)) {
            take(records);
            return Fault.NONE;
        }
        if (fault != Fault.NONE) {
            return Fault.NONE;
        }
        boolean closed = place == Place.BEHIND_QUOTE;
        place = placeAfter(next);
        held.write(next);
        heldLines += next == '\n' ? 1 : 0;
        if (closed && place == Place.PLAIN) {
            return Fault.BROKEN_QUOTES;
        }
        return held.size() > longest || heldLines > MOST_LINES ? Fault.TOO_LONG : Fault.NONE;
    }

    private Place placeAfter(byte next) {
        return switch (place) {
            case FIELD_START -> next == '"' ? Place.QUOTED : outside(next);
            case PLAIN -> outside(next);
            case QUOTED -> next == '"' ? Place.BEHIND_QUOTE : Place.QUOTED;
            case BEHIND_QUOTE -> next == '"' ? Place.QUOTED : next == '\r' ? Place.BEHIND_QUOTE : outside(next);
        };
    }

    private Place outside(byte next) {
        if (separator == 0 && (next == ',' || next == ';')) {
            separator = next;
        }
        return next == separator ? Place.FIELD_START : Place.PLAIN;
    }

    /** Gives the first line up; what is held behind it is to be read again. */
    private byte[] giveUp(Fault found, List<RawRecord> records) {
        byte[] all = held.toByteArray();
        int end = 0;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        if (end == all.length) {
            fault = found;
            return new byte[0];
        }
        records.add(new RawRecord(line, Bytes.withoutReturn(Arrays.copyOf(all, end)), Fault.BROKEN_QUOTES));
        line++;
        startRecord();
        return Arrays.copyOfRange(all, end + 1, all.length);
    }

    private void take(List<RawRecord> records) {
        byte[] bytes = held.toByteArray();
        if (!Bytes.isBlank(bytes)) {
            records.add(new RawRecord(line, Bytes.withoutReturn(bytes), fault));
        }
        line += heldLines + 1;
        startRecord();
    }

    private void startRecord() {
        held.reset();
        heldLines = 0;
        place = Place.FIELD_START;
        fault = Fault.NONE;
    }
}
