package io.continuo.journey.export;

import io.continuo.events.CustomerId;
import io.continuo.journey.customer.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * Parquet, a row per touchpoint. The format's own library has its structures; what writes them there needs Hadoop, so pages
 * are written here, in their simplest form.
 */
final class ParquetJourneys implements JourneyWriter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    /** A row group is written once it holds so many bytes. */
    private static final int GROUP_BYTES = 8 * 1024 * 1024;

    private final CountedStream out;
    private final ParquetColumn customerId = ParquetColumn.text("customer");
    private final ParquetColumn event = ParquetColumn.text("event");
    private final ParquetColumn timestamp = ParquetColumn.time("timestamp");
    private final ParquetColumn channel = ParquetColumn.text("channel");
    private final ParquetColumn stage = ParquetColumn.text("stage");
    private final ParquetColumn source = ParquetColumn.optionalText("source");
    private final ParquetColumn touchpoint = ParquetColumn.text("touchpoint");
    private final ParquetColumn kind = ParquetColumn.text("kind");
    private final ParquetColumn boundBy = ParquetColumn.text("bound_by");
    private final ParquetColumn order = ParquetColumn.optionalText("order");
    private final ParquetColumn properties = ParquetColumn.text("properties");
    private final List<ParquetColumn> columns =
            List.of(customerId, event, timestamp, channel, stage, source, touchpoint, kind, boundBy, order, properties);
    private final List<RowGroup> groups = new ArrayList<>();
    private long rows;
    private long groupRows;

    ParquetJourneys(OutputStream out) throws IOException {
        this.out = new CountedStream(out);
        this.out.write(MAGIC);
    }

    @Override
    public void write(CustomerId customer, List<Step> steps) throws IOException {
        for (Step step : steps) {
            add(EventRow.of(customer.value(), step));
            if (columns.stream().mapToInt(ParquetColumn::size).sum() >= GROUP_BYTES) {
                writeGroup();
            }
        }
    }

    @Override
    public void end() throws IOException {
        if (groupRows > 0) {
            writeGroup();
        }
        List<SchemaElement> schema = new ArrayList<>();
        SchemaElement root = new SchemaElement("journeys");
        root.setNum_children(columns.size());
        schema.add(root);
        columns.forEach(column -> schema.add(column.schema()));
        FileMetaData footer = new FileMetaData(VERSION, schema, rows, groups);
        footer.setCreated_by("continuo");
        long start = out.count();
        Util.writeFileMetaData(footer, out);
        int length = Math.toIntExact(out.count() - start);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array());
        out.write(MAGIC);
        out.flush();
    }

    private void add(EventRow row) {
        customerId.add(row.customer());
        event.add(row.event());
        timestamp.add(ChronoUnit.MICROS.between(Instant.EPOCH, row.timestamp()));
        channel.add(row.channel());
        stage.add(row.stage());
        source.add(row.source());
        touchpoint.add(row.touchpoint());
        kind.add(row.kind());
        boundBy.add(row.boundBy());
        order.add(row.order());
        properties.add(row.properties());
        groupRows++;
    }

    private void writeGroup() throws IOException {
        List<ColumnChunk> chunks = new ArrayList<>();
        long bytes = 0;
        for (ParquetColumn column : columns) {
            ColumnChunk chunk = column.write(out, out.count());
            chunks.add(chunk);
            bytes += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        groups.add(new RowGroup(chunks, bytes, groupRows));
        rows += groupRows;
        groupRows = 0;
    }
}
