package io.continuo.journey.maps;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Period;
import io.continuo.journey.row.JsonRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of random journeys against looking at every visit by hand. */
class CellsAgainstDefinitionTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 120 * DAY;
    private static final long LOST = 30 * DAY;
    private static final long REPEATED = 7 * DAY;
    private static final List<String> TYPES =
            List.of("Page Viewed", "Order Completed", "Call Received", "Order Shipped");

    private record Event(long at, String type, Place place, boolean contact) {

        boolean asks() {
            return type.equals("Call Received") && place.stage() == Stage.SERVICE;
        }
    }

    /** What a cell comes to, by hand. */
    private static final class Expected {

        long volume;
        final Set<String> customers = new HashSet<>();
        long decided;
        long lost;
        long asked;
        long repeated;
        final List<Long> waits = new ArrayList<>();
        final List<Long> durations = new ArrayList<>();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void everyCellIsWhatItsVisitsAre(long seed) {
        Random random = new Random(seed);
        Period period = seed % 2 == 0
                ? Period.ALWAYS
                : new Period(Instant.ofEpochMilli(20 * DAY), Instant.ofEpochMilli(100 * DAY));
        MapQuery query =
                new MapQuery(period, Duration.ofMillis(LOST), Duration.ofMillis(REPEATED), Instant.ofEpochMilli(NOW));
        Map<Place, Expected> expected = new TreeMap<>();
        MapCounts all = new MapCounts();
        Set<String> known = new HashSet<>();
        for (int partition = 0; partition < 3; partition++) {
            Schema schema = new Schema(List.copyOf(query.properties()));
            Columns columns = new Columns(
                    schema,
                    Storage.MEMORY,
                    (customer, any) ->
                            Run.of(customer, List.of(), any.properties().size()),
                    40);
            for (int i = 0; i < 30; i++) {
                String customer = partition + "-" + i;
                List<Event> events = events(random);
                columns.replace(run(customer, events, schema));
                byHand(customer, events.stream().filter(Event::contact).toList(), period, expected);
                if (events.stream().anyMatch(event -> event.contact() && counts(event.at(), period))) {
                    known.add(customer);
                }
            }
            all = all.plus(travelled(query, query.count(columns.snapshot())));
        }
        assertThat(all.customers()).isEqualTo(known.size());
        assertThat(all.cells().keySet()).isEqualTo(expected.keySet());
        all.cells().forEach((place, counts) -> check(counts, expected.get(place)));
    }

    @Test
    void theQuestionForItsCustomersTravels() {
        CellCustomersQuery query = new CellCustomersQuery(
                new Place(Stage.SERVICE, "web"), Period.ALWAYS, Instant.ofEpochMilli(NOW), "c1", 51);

        assertThat(JsonRow.read(JsonRow.write(query), CellCustomersQuery.class)).isEqualTo(query);
    }

    private static void check(CellCounts counts, Expected expected) {
        assertThat(counts.volume).isEqualTo(expected.volume);
        assertThat(counts.customers).isEqualTo(expected.customers.size());
        assertThat(counts.visits).isEqualTo(expected.durations.size());
        assertThat(counts.decided).isEqualTo(expected.decided);
        assertThat(counts.lost).isEqualTo(expected.lost);
        assertThat(counts.asked).isEqualTo(expected.asked);
        assertThat(counts.repeated).isEqualTo(expected.repeated);
        assertThat(counts.wait.median()).isEqualTo(median(expected.waits));
        assertThat(counts.duration.median()).isEqualTo(median(expected.durations));
    }

    private static @Nullable Duration median(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return null;
        }
        long lower = sorted[(sorted.length - 1) / 2];
        return Duration.ofMillis(lower + (sorted[sorted.length / 2] - lower) / 2);
    }

    private static void byHand(String customer, List<Event> contacts, Period period, Map<Place, Expected> cells) {
        List<List<Event>> visits = new ArrayList<>();
        for (Event event : contacts) {
            if (visits.isEmpty() || !visits.getLast().getLast().place().equals(event.place())) {
                visits.add(new ArrayList<>());
            }
            visits.getLast().add(event);
            if (counts(event.at(), period)) {
                Expected cell = cells.computeIfAbsent(event.place(), any -> new Expected());
                cell.volume++;
                cell.customers.add(customer);
            }
        }
        for (int i = 0; i < visits.size(); i++) {
            List<Event> visit = visits.get(i);
            long began = visit.getFirst().at();
            long ended = visit.getLast().at();
            if (!counts(began, period)) {
                continue;
            }
            Expected cell = cells.computeIfAbsent(visit.getFirst().place(), any -> new Expected());
            cell.durations.add(ended - began);
            if (i > 0) {
                cell.waits.add(began - visits.get(i - 1).getLast().at());
            }
            lost(visit, i + 1 < visits.size() ? visits.get(i + 1).getFirst().at() : Long.MAX_VALUE, cell);
            if (visit.stream().anyMatch(Event::asks)) {
                boolean again = visits.subList(i + 1, visits.size()).stream()
                        .anyMatch(next -> next.stream().anyMatch(Event::asks)
                                && next.getFirst().at() - ended <= REPEATED);
                cell.asked += again || NOW - ended > REPEATED ? 1 : 0;
                cell.repeated += again ? 1 : 0;
            }
        }
    }

    private static void lost(List<Event> visit, long next, Expected cell) {
        Stage stage = visit.getFirst().place().stage();
        if (stage == Stage.SERVICE || stage == Stage.ADVOCACY) {
            return;
        }
        long ended = visit.getLast().at();
        boolean kept = (next != Long.MAX_VALUE && next - ended <= LOST)
                || visit.stream().anyMatch(event -> event.type().equals("Order Completed"));
        cell.decided += kept || NOW - ended > LOST ? 1 : 0;
        cell.lost += !kept && NOW - ended > LOST ? 1 : 0;
    }

    private static boolean counts(long time, Period period) {
        return time >= period.start() && time < period.end();
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        int number = random.nextInt(12);
        for (int i = 0; i < number; i++) {
            Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
            events.add(new Event(
                    (long) (random.nextDouble() * NOW),
                    TYPES.get(random.nextInt(TYPES.size())),
                    new Place(random.nextBoolean() ? Stage.SERVICE : stage, random.nextBoolean() ? "web" : "store"),
                    random.nextInt(8) > 0));
        }
        events.sort(Comparator.comparingLong(Event::at));
        return events;
    }

    private static MapCounts travelled(MapQuery query, MapCounts counts) {
        PartialOutput out = new PartialOutput();
        counts.write(out);
        PartialInput in = new PartialInput(out.toBytes());
        MapCounts read = query.read(in);
        in.end();
        return read;
    }

    private static Run run(String customer, List<Event> events, Schema schema) {
        Mark[] marks = new Mark[events.size()];
        Arrays.setAll(marks, i -> {
            Event event = events.get(i);
            Shape shape = new Shape(
                    event.type(), event.place().channel(), event.place().stage(), null, event.contact());
            return new Mark(event.at(), schema.shapes().code(shape), i, schema.codes(Map.of()));
        });
        return Run.of(customer, List.of(marks), schema.properties().size());
    }
}
