package io.continuo.journey.upload;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * CSV (RFC 4180) in UTF-8 with a header, row by row. Cells are separated by whichever of comma, semicolon and tab comes
 * first in the header. Blank lines are passed over. Reads block.
 *
 * <p>What is wrong is noted in {@link #faults()}; a row of the wrong length is noted and passed over.
 */
public final class CsvRows {

    /** The content type of an upload. */
    public static final String CSV = "text/csv";

    /** What curl and others call a body when nobody told them what it is. */
    public static final String UNSAID = "application/x-www-form-urlencoded";

    private static final String SEPARATORS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final LineFaults faults = new LineFaults();
    private final RowHandler handler;
    private final UploadBounds bounds;
    private final CloseableIterator<List<String>> rows;
    private final List<String> header;
    private List<String> row = List.of();

    private CsvRows(Reader text, char separator, UploadBounds bounds) {
        this.bounds = bounds;
        this.handler = new RowHandler(bounds);
        this.rows = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Math.max(1024, bounds.record()))
                .build(handler, text)
                .iterator();
        this.header = advance()
                ? row.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()
                : List.of();
        checkHeader();
    }

    /**
     * Begins to read; the header is read already.
     *
     * @throws HttpProblem {@code invalid-field} when the header is broken
     */
    public static CsvRows of(InputStream body, UploadBounds bounds) {
        try {
            BufferedReader text = new BufferedReader(
                    new InputStreamReader(
                            body,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    Math.max(8192, bounds.record()));
            return new CsvRows(text, separator(text, bounds.record()), bounds);
        } catch (CharacterCodingException e) {
            throw notUtf8(new LineFaults(), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the columns in lower case; empty when the upload is. */
    public List<String> header() {
        return header;
    }

    /** How much may be held of it. */
    public UploadBounds bounds() {
        return bounds;
    }

    public LineFaults faults() {
        return faults;
    }

    /** Which column has one of these names; the first of them is noted as missing when none has. */
    public int column(List<String> names) {
        int column = find(names);
        if (column < 0 && !header.isEmpty()) {
            faults.addHeader("the column " + names.getFirst() + " is required");
        }
        return column;
    }

    /** Which column has one of these names; -1 when none has. */
    public int find(List<String> names) {
        return names.stream()
                .mapToInt(header::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end
     * @throws HttpProblem {@code invalid-field} when the rest cannot be read
     */
    public boolean next() {
        while (advance()) {
            if (row.size() == header.size()) {
                return true;
            }
            faults.add(line(), "the header has " + header.size() + " columns, the line has " + row.size());
        }
        return false;
    }

    /** Where the current row begins; the header is in line 1. */
    public long line() {
        return handler.line();
    }

    /** A cell of the current row, without white space around it. */
    public String cell(int column) {
        return row.get(column);
    }

    private boolean advance() {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            row = rows.next();
            return true;
        } catch (CsvParseException e) { // Wraps whatever stopped it.
            throw switch (e.getCause()) {
                case HttpProblem refusal -> refusal;
                case RowHandler.TooLong longer ->
                    refused("a record has at most " + bounds.columns() + " cells and " + bounds.record()
                            + " characters");
                case null, default -> refused("is not well-formed CSV; check its quotes and its length");
            };
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(faults, line());
            }
            throw e;
        }
    }

    private HttpProblem refused(String detail) {
        return stopped(faults, line(), detail);
    }

    private static HttpProblem notUtf8(LineFaults faults, long line) {
        return stopped(faults, line, "what follows is not UTF-8");
    }

    private static HttpProblem stopped(LineFaults faults, long line, String detail) {
        faults.add(line, detail);
        return faults.problem();
    }

    private void checkHeader() {
        Set<String> seen = new HashSet<>();
        IntStream.range(0, header.size())
                .filter(i -> header.get(i).isEmpty() || !seen.add(header.get(i)))
                .forEach(i -> faults.addHeader("column " + (i + 1) + " needs a name that no other column has"));
        faults.check();
    }

    /** Looks at the header without taking it; a byte order mark is taken. */
    private static char separator(BufferedReader text, int longest) throws IOException {
        text.mark(longest);
        int next = text.read();
        if (next == BYTE_ORDER_MARK) {
            text.mark(longest);
            next = text.read();
        }
        boolean quoted = false;
        int read = 1;
        while (next >= 0 && next != '\n' && read < longest) {
            quoted ^= next == '"';
            if (!quoted && SEPARATORS.indexOf(next) >= 0) {
                break;
            }
            next = text.read();
            read++;
        }
        text.reset();
        return next >= 0 && SEPARATORS.indexOf(next) >= 0 ? (char) next : ',';
    }
}
