package io.continuo.identity.imports;

import java.util.Optional;

/** A JSON object a line. */
final class NdjsonFormat implements LineFormat {

    private final LineReader reader;
    private final LineSplitter splitter;

    NdjsonFormat(LineReader reader, long longest) {
        this.reader = reader;
        this.splitter = new LineSplitter(longest);
    }

    @Override
    public RecordSplitter splitter() {
        return splitter;
    }

    @Override
    public Optional<ReadLine> read(RawRecord record) {
        return Optional.of(
                record.fault() == RawRecord.Fault.NONE
                        ? reader.read(record.line(), record.bytes())
                        : new ReadLine.Refused(record.line(), null, Faults.problem(record.fault())));
    }
}
