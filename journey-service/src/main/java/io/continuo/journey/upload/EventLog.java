package io.continuo.journey.upload;

import java.util.List;
import java.util.Map;

/**
 * Events of cases, each case's together and in order: by time, ties by arrival. Texts are numbers of {@link Words}.
 *
 * <p>A case is whatever the upload calls one: a customer, an order, a claim.
 */
public final class EventLog {

    private final Words cases;
    private final int[] starts;
    private final long[] micros;
    private final Map<String, Column> columns;

    /** The texts of a column, in the order of the log. */
    public record Column(Words words, int[] numbers) {

        /** The number of the text that the event at this place has here. */
        public int at(int place) {
            return numbers[place];
        }
    }

    EventLog(Words cases, int[] starts, long[] micros, Map<String, Column> columns) {
        this.cases = cases;
        this.starts = starts;
        this.micros = micros;
        this.columns = Map.copyOf(columns);
    }

    /** How many events. */
    public int size() {
        return micros.length;
    }

    /** How many cases, in the order in which they came. */
    public int cases() {
        return starts.length - 1;
    }

    public String caseId(int number) {
        return cases.text(number);
    }

    /** The place of the case's first event. */
    public int from(int number) {
        return starts[number];
    }

    /** The place behind the case's last event. */
    public int to(int number) {
        return starts[number + 1];
    }

    /** When the event at this place happened, in microseconds since 1970. */
    public long micros(int place) {
        return micros[place];
    }

    /** What happened. */
    public Column events() {
        return column(EventLogReader.EVENT);
    }

    /** A column that was asked for. */
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("this column was not read");
        }
        return column;
    }

    /** The columns that were read. */
    public List<String> columns() {
        return columns.keySet().stream().sorted().toList();
    }
}
