package io.continuo.journey.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Period;
import io.continuo.journey.row.JsonRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cohorts of random customers against counting by hand, customer by customer. */
class CohortsAgainstDefinitionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(150));
    private static final int PERIODS = 4;
    private static final List<String> PROPERTIES = Stream.concat(
                    Brought.PROPERTIES.stream(), Stream.of("campaign.name"))
            .toList();

    /** What happened. */
    private record Event(
            Instant at, String type, String channel, boolean contact, Map<String, @Nullable Object> properties) {

        boolean isPurchase() {
            return contact && type.equals("Order Completed");
        }
    }

    /** What a customer comes to. */
    private record Counted(
            String cohort, int over, Set<Integer> back, int orders, List<BigDecimal> amounts, int channels) {}

    static Stream<org.junit.jupiter.params.provider.Arguments> questions() {
        return Stream.of(CohortBy.values())
                .flatMap(by -> Stream.of(Calendar.values())
                        .flatMap(every -> Stream.of(1L, 2L, 3L)
                                .map(seed -> org.junit.jupiter.params.provider.Arguments.of(by, every, seed))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void cohortsAreWhatCountingByHandGives(CohortBy by, Calendar every, long seed) {
        Random random = new Random(seed);
        Period began = random.nextBoolean()
                ? Period.ALWAYS
                : new Period(START.plus(Duration.ofDays(20)), START.plus(Duration.ofDays(90)));
        CohortQuery asked = new CohortQuery(by, every, PERIODS, null, null, began, NOW);
        CohortQuery query = JsonRow.read(JsonRow.write(asked), CohortQuery.class);
        assertThat(query).isEqualTo(asked);
        List<Counted> expected = new ArrayList<>();
        Cohorts all = new Cohorts(PERIODS);
        for (int partition = 0; partition < 3; partition++) {
            Schema schema = new Schema(PROPERTIES);
            Columns columns =
                    new Columns(schema, Storage.MEMORY, (customer, any) -> Run.of(customer, List.of(), 0), 50);
            for (int i = 0; i < 20; i++) {
                List<Event> events = events(random);
                columns.replace(run("c" + partition + "-" + i, events, schema));
                Counted counted = byHand(events, query);
                if (counted != null) {
                    expected.add(counted);
                }
            }
            all = all.plus(travelled(query, query.count(columns.snapshot())));
        }
        check(CohortView.of(query, new Answered<>(all, new Basis(1, 1, NOW, List.of()))), expected);
    }

    private static Cohorts travelled(CohortQuery query, Cohorts cohorts) {
        PartialOutput out = new PartialOutput();
        cohorts.write(out);
        PartialInput in = new PartialInput(out.toBytes());
        Cohorts read = query.read(in);
        in.end();
        return read;
    }

    private static void check(CohortView view, List<Counted> expected) {
        assertThat(view.customers()).isEqualTo(expected.size());
        Map<String, List<Counted>> byCohort = new TreeMap<>();
        expected.forEach(counted -> byCohort.computeIfAbsent(counted.cohort(), any -> new ArrayList<>())
                .add(counted));
        assertThat(view.cohorts()).hasSize(byCohort.size());
        for (CohortView.GroupView group : view.cohorts()) {
            List<Counted> customers = byCohort.get(group.cohort());
            assertThat(group.customers()).isEqualTo(customers.size());
            check(group.value(), customers);
            for (CohortView.RetentionView retention : group.retention()) {
                long n = customers.stream()
                        .filter(one -> one.over() > retention.period())
                        .count();
                long back = customers.stream()
                        .filter(one ->
                                one.over() > retention.period() && one.back().contains(retention.period()))
                        .count();
                assertThat(retention.n()).isEqualTo(n);
                assertThat(retention.returned()).isEqualTo(back);
                assertThat(retention.share()).isEqualTo(n == 0 ? null : 100.0 * back / n);
            }
        }
        for (CohortView.ChannelsView channels : view.channels()) {
            check(
                    channels.value(),
                    expected.stream()
                            .filter(one -> one.channels() == channels.channels())
                            .toList());
        }
        check(
                view.multichannel().ofSeveral(),
                expected.stream().filter(one -> one.channels() > 1).toList());
    }

    private static void check(CohortView.WorthView value, List<Counted> customers) {
        BigDecimal revenue =
                customers.stream().flatMap(one -> one.amounts().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        int orders = customers.stream().mapToInt(Counted::orders).sum();
        assertThat(value.orders()).isEqualTo(orders);
        assertThat(value.buyers())
                .isEqualTo(customers.stream().filter(one -> one.orders() > 0).count());
        assertThat(value.revenue()).isEqualByComparingTo(revenue);
        if (!customers.isEmpty()) {
            assertThat(value.revenuePerCustomer().value())
                    .isCloseTo(revenue.doubleValue() / customers.size(), within(1e-9));
            assertThat(value.ordersPerCustomer().value()).isCloseTo((double) orders / customers.size(), within(1e-9));
        }
    }

    private static @Nullable Counted byHand(List<Event> events, CohortQuery query) {
        List<Event> contacts = events.stream().filter(Event::contact).toList();
        Set<Object> known = new HashSet<>();
        List<Event> purchases = contacts.stream()
                .filter(Event::isPurchase)
                .filter(event -> event.properties().get("order_id") == null
                        || known.add(event.properties().get("order_id")))
                .toList();
        Event anchor = switch (query.by()) {
            case FIRST_TOUCH, FIRST_CHANNEL, CHANNEL_MIX ->
                contacts.stream().findFirst().orElse(null);
            case FIRST_PURCHASE -> purchases.stream().findFirst().orElse(null);
            case CAMPAIGN ->
                contacts.stream()
                        .filter(event -> event.properties().containsKey("campaign.name"))
                        .findFirst()
                        .orElse(null);
        };
        if (anchor == null
                || anchor.at().toEpochMilli() < query.began().start()
                || anchor.at().toEpochMilli() >= query.began().end()) {
            return null;
        }
        Set<String> channels = new TreeSet<>();
        contacts.forEach(event -> channels.add(event.channel()));
        String cohort = switch (query.by()) {
            case FIRST_TOUCH, FIRST_PURCHASE ->
                begin(anchor.at(), query.every()).toString();
            case FIRST_CHANNEL -> anchor.channel();
            case CAMPAIGN -> String.valueOf(anchor.properties().get("campaign.name"));
            case CHANNEL_MIX -> String.join(" + ", channels);
        };
        Set<Integer> back = new LinkedHashSet<>();
        (query.by() == CohortBy.FIRST_PURCHASE ? purchases : contacts)
                .stream()
                        .filter(event -> !event.at().isBefore(anchor.at()))
                        .forEach(event -> back.add(between(anchor.at(), event.at(), query.every())));
        return new Counted(
                cohort,
                between(anchor.at(), NOW, query.every()),
                back,
                purchases.size(),
                purchases.stream()
                        .map(event -> event.properties().get("revenue"))
                        .filter(revenue -> revenue != null)
                        .map(revenue -> new BigDecimal(revenue.toString()))
                        .toList(),
                channels.size());
    }

    private static LocalDate begin(Instant at, Calendar every) {
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (every) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static int between(Instant from, Instant to, Calendar every) {
        ChronoUnit unit = switch (every) {
            case DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
        };
        return Math.toIntExact(unit.between(begin(from, every), begin(to, every)));
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        int number = random.nextInt(9);
        int span = random.nextBoolean() ? 20 : 160;
        for (int i = 0; i < number; i++) {
            Map<String, @Nullable Object> properties = new HashMap<>();
            if (random.nextInt(3) == 0) {
                properties.put("campaign.name", "k" + random.nextInt(3));
            }
            boolean buys = random.nextInt(3) == 0;
            if (buys && random.nextBoolean()) {
                properties.put("order_id", "o" + random.nextInt(3));
            }
            if (buys && random.nextInt(4) > 0) {
                properties.put("revenue", BigDecimal.valueOf(random.nextInt(1, 9_999), 2));
            }
            events.add(new Event(
                    START.plus(Duration.ofMinutes(random.nextInt(span * 24 * 60))),
                    buys ? "Order Completed" : "Page Viewed",
                    List.of("web", "store", "app").get(random.nextInt(3)),
                    random.nextInt(8) > 0,
                    properties));
        }
        events.sort(Comparator.comparing(Event::at));
        return events.stream().filter(event -> !event.at().isAfter(NOW)).toList();
    }

    private static Run run(String customer, List<Event> events, Schema schema) {
        List<Mark> marks = new ArrayList<>();
        for (Event event : events) {
            Shape shape = new Shape(event.type(), event.channel(), Stage.CONSIDERATION, null, event.contact());
            marks.add(new Mark(
                    event.at().toEpochMilli(),
                    schema.shapes().code(shape),
                    marks.size(),
                    schema.codes(event.properties())));
        }
        return Run.of(customer, marks, PROPERTIES.size());
    }
}
