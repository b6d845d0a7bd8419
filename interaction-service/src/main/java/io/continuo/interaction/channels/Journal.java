package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.ingestion.Lines;
import io.continuo.interaction.ingestion.RawBody;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a journal, one per line: JSON objects, or CSV (RFC 4180, comma or semicolon, no line breaks inside a field)
 * whose first line names the columns. A line that is neither is an entry of text.
 */
final class Journal {

    private static final ObjectReader CELLS = new CsvMapper().readerForArrayOf(String.class);
    private static final int MAX_COLUMNS = 100;
    private static final int SHOWN = 1_000;
    private static final String NOT_UTF_8 = "(not UTF-8) ";
    private static final String MARK = "\uFEFF";

    private final Lines lines;
    private boolean begun;
    private char separator = ',';
    private @Nullable List<String> columns;

    Journal(Lines lines) {
        this.lines = lines;
    }

    /** @param line from 1, as an editor counts */
    record Entry(JsonNode json, int line) {}

    /**
     * The next entries; empty at the end.
     *
     * @throws HttpProblem {@code malformed-body} when the header cannot be read, {@code payload-too-large}
     */
    List<Entry> next() {
        List<Entry> entries = new ArrayList<>();
        List<Lines.Line> piece = lines.nextChunk();
        for (Lines.Line line : piece) {
            String text = text(line.text());
            if (!begun) {
                begun = true;
                text = text.startsWith(MARK) ? text.substring(1) : text;
                columns = text.stripLeading().startsWith("{") ? null : header(text);
                if (columns != null) {
                    continue;
                }
            }
            entries.add(new Entry(entry(text), line.number()));
        }
        return entries.isEmpty() && !piece.isEmpty() ? next() : entries;
    }

    /** What is not UTF-8 gets a mark that no entry of JSON or CSV may have. */
    private static String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            return NOT_UTF_8 + new String(line, StandardCharsets.UTF_8);
        }
    }

    private JsonNode entry(String line) {
        try {
            if (line.startsWith(NOT_UTF_8)) {
                return kept(line);
            }
            return columns == null ? RawBody.json(line) : row(columns, cells(line));
        } catch (IOException | HttpProblem e) {
            // Neither is told by its message, which would quote it; the line itself is kept.
            return kept(line);
        }
    }

    private static JsonNode kept(String line) {
        return JsonNodeFactory.instance.textNode(line.substring(0, Math.min(line.length(), SHOWN)));
    }

    private List<String> header(String line) {
        separator = line.indexOf(';') >= 0 && line.indexOf(',') < 0 ? ';' : ',';
        try {
            List<String> names = cells(line).stream().map(String::strip).toList();
            if (names.size() > MAX_COLUMNS || new HashSet<>(names).size() < names.size()) {
                throw malformed();
            }
            return names;
        } catch (IOException e) {
            throw malformed();
        }
    }

    private static HttpProblem malformed() {
        return Problems.of(
                StandardProblem.MALFORMED_BODY,
                "Send JSON objects, one per line, or CSV whose first line names at most " + MAX_COLUMNS
                        + " columns, each once.");
    }

    private List<String> cells(String line) throws IOException {
        String[] cells = CELLS.with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValue(line);
        return List.of(cells);
    }

    private static ObjectNode row(List<String> names, List<String> cells) throws IOException {
        if (cells.size() != names.size()) {
            throw new IOException("another number of cells than columns");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                row.put(names.get(i), cells.get(i).strip());
            }
        }
        return row;
    }
}
