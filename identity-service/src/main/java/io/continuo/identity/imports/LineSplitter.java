package io.continuo.identity.imports;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A record is a line (NDJSON). Of one that is too long only the beginning is held. */
final class LineSplitter implements RecordSplitter {

    private final long longest;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(512);
    private boolean tooLong;
    private long line = 1;

    /** @param longest bytes of a line */
    LineSplitter(long longest) {
        this.longest = longest;
    }

    @Override
    public List<RawRecord> feed(byte[] piece) {
        List<RawRecord> records = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                hold(piece, from, i);
                take(records);
                from = i + 1;
            }
        }
        hold(piece, from, piece.length);
        return records;
    }

    @Override
    public List<RawRecord> end() {
        List<RawRecord> records = new ArrayList<>();
        take(records);
        return records;
    }

    private void hold(byte[] piece, int from, int to) {
        int room = (int) Math.min(longest - held.size(), to - from);
        held.write(piece, from, room);
        tooLong |= room < to - from;
    }

    private void take(List<RawRecord> records) {
        byte[] bytes = held.toByteArray();
        if (!Bytes.isBlank(bytes)) {
            RawRecord.Fault fault = tooLong ? RawRecord.Fault.TOO_LONG : RawRecord.Fault.NONE;
            records.add(new RawRecord(line, Bytes.withoutReturn(bytes), fault));
        }
        held.reset();
        tooLong = false;
        line++;
    }
}
