package io.continuo.journey.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an export is written in. */
enum ExportFormat {
    CSV("text/csv", "csv"),
    XES("application/xml", "xes"),
    OCEL("application/json", "ocel.json"),
    PARQUET("application/vnd.apache.parquet", "parquet");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    static Optional<ExportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ExportFormat::wireName).toList();
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return "journeys." + extension;
    }

    JourneyWriter writer(OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvJourneys(out);
            case XES -> new XesJourneys(out);
            case OCEL -> new OcelJourneys(out);
            case PARQUET -> new ParquetJourneys(out);
        };
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
