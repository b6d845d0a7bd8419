package io.continuo.journey.upload;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads {@code customer,event,timestamp[,…]} in any order of rows and columns. Process mining's own names for the three are
 * understood, too.
 */
public final class EventLogReader {

    static final String EVENT = "event";

    private static final List<String> CASE = List.of("customer", "case", "case_id", "case:concept:name");
    private static final List<String> EVENTS = List.of(EVENT, "activity", "concept:name");
    private static final List<String> TIME = List.of("timestamp", "time", "time:timestamp");
    private static final int FIRST_ROOM = 1024;
    private static final int MAX_TEXT = 512;

    private final CsvRows rows;
    private final int caseColumn;
    private final int timeColumn;
    private final List<Reading> readings = new ArrayList<>();
    private final Words cases = new Words();
    private int[] caseOf = new int[FIRST_ROOM];
    private long[] micros = new long[FIRST_ROOM];
    private int size;

    /** A column that is kept. */
    private static final class Reading {

        private final String name;
        private final int column;
        private final Words words = new Words();
        private int[] numbers = new int[FIRST_ROOM];

        Reading(String name, int column) {
            this.name = name;
            this.column = column;
        }
    }

    private EventLogReader(CsvRows rows, Set<String> extras) {
        this.rows = rows;
        this.caseColumn = rows.column(CASE);
        this.timeColumn = rows.column(TIME);
        readings.add(new Reading(EVENT, rows.column(EVENTS)));
        extras.stream()
                .filter(name -> !name.equals(EVENT))
                .forEach(name -> readings.add(new Reading(name, rows.column(List.of(name)))));
        rows.faults().check();
    }

    /**
     * Reads all events.
     *
     * @param extras names of further columns that are wanted, in lower case; the others are passed over
     * @throws HttpProblem {@code invalid-field} naming the lines that are broken, {@code payload-too-large} when there are
     *     more events than can be held
     */
    public static EventLog read(CsvRows rows, Set<String> extras) {
        if (rows.header().isEmpty()) {
            return new EventLog(new Words(), new int[1], new long[0], none(extras));
        }
        EventLogReader reader = new EventLogReader(rows, extras);
        while (rows.next()) {
            reader.take();
        }
        rows.faults().check();
        return reader.sorted();
    }

    private static Map<String, EventLog.Column> none(Set<String> extras) {
        Map<String, EventLog.Column> none = new HashMap<>();
        none.put(EVENT, new EventLog.Column(new Words(), new int[0]));
        extras.forEach(name -> none.put(name, new EventLog.Column(new Words(), new int[0])));
        return none;
    }

    private void take() {
        String customer = rows.cell(caseColumn);
        String event = rows.cell(readings.getFirst().column);
        OptionalLong time = Timestamps.micros(rows.cell(timeColumn));
        boolean sound = isText(customer, caseColumn) & isText(event, readings.getFirst().column);
        if (time.isEmpty()) {
            rows.faults().add(rows.line(), rows.header().get(timeColumn), Timestamps.EXPECTED);
        }
        if (sound && time.isPresent()) {
            makeRoom();
            caseOf[size] = cases.number(customer);
            micros[size] = time.getAsLong();
            for (Reading reading : readings) {
                reading.numbers[size] = reading.words.number(rows.cell(reading.column));
            }
            size++;
        }
    }

    private boolean isText(String cell, int column) {
        boolean sound = !cell.isEmpty() && cell.length() <= MAX_TEXT;
        if (!sound) {
            rows.faults().add(rows.line(), rows.header().get(column), "must have 1 to " + MAX_TEXT + " characters");
        }
        return sound;
    }

    private void makeRoom() {
        int most = rows.bounds().events();
        if (size >= most) {
            throw Problems.of(
                    StandardProblem.PAYLOAD_TOO_LARGE, "An upload has at most " + most + " events; send fewer.");
        }
        if (size == micros.length) {
            int room = Math.min(most, size * 2);
            caseOf = Arrays.copyOf(caseOf, room);
            micros = Arrays.copyOf(micros, room);
            readings.forEach(reading -> reading.numbers = Arrays.copyOf(reading.numbers, room));
        }
    }

    private EventLog sorted() {
        int[] starts = starts();
        int[] order = order(starts);
        long[] times = new long[size];
        Arrays.setAll(times, place -> micros[order[place]]);
        Map<String, EventLog.Column> columns = new HashMap<>();
        for (Reading reading : readings) {
            int[] numbers = new int[size];
            Arrays.setAll(numbers, place -> reading.numbers[order[place]]);
            columns.put(reading.name, new EventLog.Column(reading.words, numbers));
        }
        return new EventLog(cases, starts, times, columns);
    }

    /** Where each case's events begin once they stand together. */
    private int[] starts() {
        int[] starts = new int[cases.size() + 1];
        for (int i = 0; i < size; i++) {
            starts[caseOf[i] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    /** The rows in the order of the log. Rows mostly come in order, then this is one pass. */
    private int[] order(int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[caseOf[i]]++] = i;
        }
        for (int number = 0; number < cases.size(); number++) {
            sortByTime(order, starts[number], starts[number + 1]);
        }
        return order;
    }

    private void sortByTime(int[] order, int from, int to) {
        boolean inOrder = true;
        for (int i = from + 1; i < to && inOrder; i++) {
            inOrder = micros[order[i - 1]] <= micros[order[i]];
        }
        if (!inOrder) {
            int[] rows = Arrays.stream(order, from, to)
                    .boxed()
                    .sorted((a, b) -> Long.compare(micros[a], micros[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(rows, 0, order, from, rows.length);
        }
    }
}
