package io.continuo.journey.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** A column of a row group: values as they are (PLAIN), one page, gzip. */
final class ParquetColumn {

    private static final int FIRST_ROOM = 1 << 14;

    private final String name;
    private final Type type;
    private final boolean optional;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream(FIRST_ROOM);
    private final ByteArrayOutputStream runs = new ByteArrayOutputStream();
    private boolean running;
    private int run;
    private int rows;

    private ParquetColumn(String name, Type type, boolean optional) {
        this.name = name;
        this.type = type;
        this.optional = optional;
    }

    static ParquetColumn text(String name) {
        return new ParquetColumn(name, Type.BYTE_ARRAY, false);
    }

    /** Text that may be missing. */
    static ParquetColumn optionalText(String name) {
        return new ParquetColumn(name, Type.BYTE_ARRAY, true);
    }

    /** A time in UTC, in microseconds. */
    static ParquetColumn time(String name) {
        return new ParquetColumn(name, Type.INT64, false);
    }

    SchemaElement schema() {
        SchemaElement element = new SchemaElement(name);
        element.setType(type);
        element.setRepetition_type(optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        if (type == Type.INT64) {
            element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
            element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        } else {
            element.setLogicalType(LogicalType.STRING(new StringType()));
            element.setConverted_type(ConvertedType.UTF8);
        }
        return element;
    }

    void add(@Nullable String text) {
        present(text != null);
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            values.writeBytes(little(Integer.BYTES).putInt(bytes.length).array());
            values.writeBytes(bytes);
        }
    }

    void add(long micros) {
        present(true);
        values.writeBytes(little(Long.BYTES).putLong(micros).array());
    }

    /** Bytes that wait to be written. */
    int size() {
        return values.size() + runs.size();
    }

    /**
     * Writes the column and empties it.
     *
     * @param offset where in the file that is
     */
    ColumnChunk write(CountedStream out, long offset) throws IOException {
        byte[] page = page();
        byte[] packed = packed(page);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, packed.length);
        header.setData_page_header(new DataPageHeader(rows, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        Util.writePageHeader(header, out);
        long headerSize = out.count() - offset;
        out.write(packed);
        ColumnMetaData data = new ColumnMetaData(
                type,
                List.of(Encoding.PLAIN, Encoding.RLE),
                List.of(name),
                CompressionCodec.GZIP,
                rows,
                headerSize + page.length,
                headerSize + packed.length,
                offset);
        ColumnChunk chunk = new ColumnChunk(offset);
        chunk.setMeta_data(data);
        values.reset();
        runs.reset();
        rows = 0;
        return chunk;
    }

    /** Which rows have a value is written as runs, in the hybrid encoding of levels. */
    private void present(boolean there) {
        if (optional && run > 0 && there != running) {
            endRun();
        }
        running = there;
        run++;
        rows++;
    }

    private void endRun() {
        int header = run << 1;
        while (header >= 0x80) {
            runs.write(header & 0x7F | 0x80);
            header >>>= 7;
        }
        runs.write(header);
        runs.write(running ? 1 : 0);
        run = 0;
    }

    private byte[] page() {
        if (!optional) {
            return values.toByteArray();
        }
        endRun();
        return ByteBuffer.allocate(Integer.BYTES + runs.size() + values.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(runs.size())
                .put(runs.toByteArray())
                .put(values.toByteArray())
                .array();
    }

    private static byte[] packed(byte[] page) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(page.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(page);
        }
        return packed.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
