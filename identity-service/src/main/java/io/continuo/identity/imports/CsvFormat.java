package io.continuo.identity.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) with a header that says what its columns are; comma or semicolon. */
final class CsvFormat implements LineFormat {

    private static final ObjectReader CELLS = new CsvMapper().readerForArrayOf(String.class);

    private final LineReader reader;
    private final ObjectMapper mapper;
    private final CsvSplitter splitter;
    private @Nullable CsvColumns columns;

    CsvFormat(LineReader reader, ObjectMapper mapper, long longest) {
        this.reader = reader;
        this.mapper = mapper;
        this.splitter = new CsvSplitter(longest);
    }

    @Override
    public RecordSplitter splitter() {
        return splitter;
    }

    @Override
    public Optional<ReadLine> read(RawRecord record) {
        if (columns == null) {
            columns = CsvColumns.of(header(record));
            return Optional.empty();
        }
        return Optional.of(line(record, columns));
    }

    private List<String> header(RawRecord record) {
        if (record.fault() != RawRecord.Fault.NONE) {
            throw Faults.problem(record.fault());
        }
        return Bytes.text(record.bytes())
                .map(this::cells)
                .orElseThrow(() -> LineReader.malformed("The header is not UTF-8."));
    }

    private ReadLine line(RawRecord record, CsvColumns known) {
        if (record.fault() != RawRecord.Fault.NONE) {
            return new ReadLine.Refused(record.line(), null, Faults.problem(record.fault()));
        }
        Optional<String> text = Bytes.text(record.bytes());
        if (text.isEmpty()) {
            return new ReadLine.Refused(record.line(), null, LineReader.malformed("The line is not UTF-8."));
        }
        List<String> cells;
        try {
            cells = cells(text.get());
        } catch (HttpProblem broken) {
            return new ReadLine.Refused(record.line(), null, broken);
        }
        if (cells.size() != known.size()) {
            String detail = "The header has " + known.size() + " columns, the line has " + cells.size() + ".";
            return new ReadLine.Refused(record.line(), null, LineReader.malformed(detail));
        }
        ObjectNode json = known.line(cells, mapper.createObjectNode());
        try {
            return reader.read(record.line(), mapper.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> cells(String record) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(splitter.separator());
        try {
            String[] cells = CELLS.with(schema).readValue(record);
            return List.of(cells);
        } catch (IOException e) {
            // Its message would quote the line.
            throw LineReader.malformed("The line is not well-formed CSV.");
        }
    }
}
