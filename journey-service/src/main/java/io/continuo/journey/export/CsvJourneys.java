package io.continuo.journey.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.continuo.events.CustomerId;
import io.continuo.journey.customer.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV (RFC 4180) with a header, a row per touchpoint, in the columns that uploads take. */
final class CsvJourneys implements JourneyWriter {

    private final Writer text;
    private final CsvWriter csv;

    CsvJourneys(OutputStream out) {
        text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(
                "customer",
                "event",
                "timestamp",
                "channel",
                "stage",
                "source",
                "touchpoint",
                "kind",
                "bound_by",
                "order",
                "properties");
    }

    @Override
    public void write(CustomerId customer, List<Step> steps) {
        for (Step step : steps) {
            EventRow row = EventRow.of(customer.value(), step);
            csv.writeRecord(
                    row.customer(),
                    row.event(),
                    row.timestamp().toString(),
                    row.channel(),
                    row.stage(),
                    row.source(),
                    row.touchpoint(),
                    row.kind(),
                    row.boundBy(),
                    row.order(),
                    row.properties());
        }
    }

    @Override
    public void end() throws IOException {
        csv.flush();
        text.flush();
    }
}
