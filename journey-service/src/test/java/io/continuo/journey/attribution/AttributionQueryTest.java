package io.continuo.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.query.Where;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attribution over columns. An event is {@code channel@day}; {@code buy:order:revenue@day} is a conversion in the store. */
class AttributionQueryTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<String> PROPERTIES =
            List.of("revenue", "total", "order_id", "orderId", "currency", "campaign.name");

    private final List<Columns> partitions = new ArrayList<>();
    private Schema schema = new Schema(PROPERTIES);
    private Columns columns = partition();

    private Duration lookback = Duration.ofDays(30);
    private Period period = Period.ALWAYS;
    private Dimension dimension = Dimension.parse("channel");
    private @Nullable String currency;

    @Test
    void whatWentBeforeAConversionIsItsPath() {
        customer("ana", "web@1 email@2 buy:o1:90@3");
        customer("ben", "web@1 app@2");

        Gathered found = gathered(Model.LAST);

        assertThat(conversions(found)).containsOnly(entry("email", "1"), entry("web", "0"), entry("app", "0"));
        assertThat(found.totals()).isEqualTo(new Totals(big(2), big(1), big(90)));
    }

    @Test
    void theNextConversionHasAPathOfItsOwn() {
        customer("ana", "web@1 buy:o1:90@2 email@3 buy:o2:10@4 app@5");

        assertThat(conversions(gathered(Model.FIRST)))
                .containsOnly(entry("web", "1"), entry("email", "1"), entry("app", "0"));
        assertThat(gathered(Model.FIRST).totals()).isEqualTo(new Totals(big(3), big(2), big(100)));
    }

    @Test
    void anOrderThatIsToldOfTwiceIsOneConversion() {
        customer("ana", "web@1 buy:o1:90@2 app@3 buy:o1:90@4");

        Gathered found = gathered(Model.LINEAR);

        assertThat(found.totals()).isEqualTo(new Totals(big(2), big(1), big(90)));
        assertThat(conversions(found)).containsEntry("web", "1").containsEntry("app", "0");
    }

    @Test
    void theLookbackReachesBackAndIsInclusive() {
        lookback = Duration.ofDays(7);
        customer("ana", "web@1 email@2 buy:o1:90@9");

        assertThat(conversions(gathered(Model.LINEAR))).containsOnly(entry("email", "1"));
    }

    @Test
    void aConversionThatNothingPrecededIsCreditedToNothing() {
        customer("ana", "buy:o1:90@3");

        assertThat(conversions(gathered(Model.MARKOV))).containsOnly(entry("(none)", "1"));
    }

    @Test
    void onlyConversionsOfThePeriodCount() {
        period = new Period(day(5), day(10));
        customer("ana", "web@1 buy:o1:1@3 email@4 buy:o2:2@6 app@9 app@11 buy:o3:4@12 web@13");
        customer("ben", "sms@11");

        Gathered found = gathered(Model.LAST);

        assertThat(found.totals()).isEqualTo(new Totals(big(2), big(1), big(2)));
        assertThat(conversions(found)).containsOnly(entry("email", "1"), entry("app", "0"));
    }

    @Test
    void touchesOfAnEarlierPeriodThatLedToNothingAreOfNoPathOfThisOne() {
        period = new Period(day(5), day(10));
        customer("ana", "web@1 sms@2");
        customer("ben", "web@4 app@6");

        Gathered found = gathered(Model.LAST);

        assertThat(found.totals()).isEqualTo(new Totals(big(1), big(0), big(0)));
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensAfterThePeriodChangesNothing(Model model) {
        period = new Period(day(5), day(10));
        String closed = "web@1 buy:o1:1@3 email@4 buy:o2:2@6 app@9";
        customer("ana", closed);
        customer("ben", "web@6 sms@9");
        customer("eva", "app@6 buy:o3:5@7");
        List<Attribution> before = gathered(model).results();

        customer("ana", closed + " buy:o1:1@10 app@11 buy:o4:4@12 web@13");
        customer("ben", "web@6 sms@9 buy:o5:7@10");
        customer("kim", "app@10 buy:o6:8@11");

        assertThat(gathered(model).results()).isEqualTo(before);
        assertThat(gathered(model).totals()).isEqualTo(new Totals(big(4), big(2), big(7)));
    }

    @Test
    void factsAreNoTouchesAndCampaignsMayBeCredited() {
        dimension = Dimension.parse("properties.campaign.name");
        customer("ana", "web/spring@1 email@2 !promise@3 web/summer@4 buy:o1:1@5");

        assertThat(conversions(gathered(Model.LINEAR))).containsOnly(entry("spring", "0.5"), entry("summer", "0.5"));
    }

    @Test
    void revenueIsSummedInOneCurrency() {
        customer("ana", "web@1 buy:o1:90:EUR@2 web@3 buy:o2:50:USD@4 web@5 buy:o3:x@6");

        assertThat(gathered(Model.LAST).currencies()).containsExactly("EUR", "USD");
        currency = "EUR";
        assertThat(gathered(Model.LAST).totals()).isEqualTo(new Totals(big(3), big(3), big(90)));
    }

    @ParameterizedTest
    @EnumSource
    void neitherPartitionsNorOrderShow(Model model) {
        Random random = new Random(7);
        Map<String, String> customers = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder events = new StringBuilder();
            for (int day = 1; day < 2 + random.nextInt(12); day++) {
                String channel = "c" + random.nextInt(6);
                boolean buys = random.nextInt(6) == 0;
                events.append(buys ? "buy:o" + day + ":" + random.nextInt(9) : channel)
                        .append('@')
                        .append(day)
                        .append(' ');
            }
            customers.put("customer-" + i, events.toString().strip());
        }
        customers.forEach(this::customer);
        List<Attribution> together = gathered(model).results();

        partitions.clear();
        List<String> backwards = new ArrayList<>(customers.keySet()).reversed();
        for (int part = 0; part < 3; part++) {
            columns = partition();
            for (int i = part; i < backwards.size(); i += 3) {
                customer(backwards.get(i), customers.get(backwards.get(i)));
            }
        }

        assertThat(gathered(model).results()).isEqualTo(together);
    }

    @ParameterizedTest
    @EnumSource
    void soManyValuesMayBeToldApartInAllPartitionsTogether(Model model) {
        dimension = Dimension.parse("properties.campaign.name");
        customer("nobody", "buy:o1:1@1");
        customers(0, 700);
        columns = partition();
        customers(600, Gathered.MAX_VALUES);

        assertThat(gathered(model).totals().conversions()).isEqualTo(big(1_600));
        customers(Gathered.MAX_VALUES, Gathered.MAX_VALUES + 1);

        assertThatThrownBy(() -> gathered(model))
                .isInstanceOfSatisfying(
                        Unanswerable.class, e -> assertThat(e.pointer()).isEqualTo("/dimension"));
    }

    private void customers(int from, int to) {
        for (int number = from; number < to; number++) {
            customer("customer-" + number, "web/c" + number + "@1 buy:o" + number + ":1@2");
        }
    }

    private Columns partition() {
        schema = new Schema(PROPERTIES);
        Columns made = new Columns(
                schema,
                Storage.MEMORY,
                (customer, any) -> {
                    throw new AssertionError("nothing is added here");
                },
                10_000);
        partitions.add(made);
        return made;
    }

    private void customer(String customer, String events) {
        List<Mark> marks = new ArrayList<>();
        for (String event : events.split(" ")) {
            String what = event.substring(0, event.indexOf('@'));
            long time = Long.parseLong(event.substring(event.indexOf('@') + 1)) * DAY;
            marks.add(new Mark(time, shape(what), marks.size(), schema.codes(properties(what))));
        }
        columns.replace(Run.of(customer, marks, PROPERTIES.size()));
    }

    private int shape(String what) {
        boolean buys = what.startsWith("buy:");
        String channel = buys ? "store" : what.split("/")[0];
        String type = buys ? "Order Completed" : "Seen";
        return schema.shapes().code(new Shape(type, channel, Stage.CONSIDERATION, null, !what.startsWith("!")));
    }

    private static Map<String, Object> properties(String what) {
        Map<String, Object> properties = new HashMap<>();
        String[] parts = what.split(":");
        if (what.startsWith("buy:")) {
            properties.put("order_id", parts[1]);
            properties.put("revenue", parts[2]);
            if (parts.length > 3) {
                properties.put("currency", parts[3]);
            }
        } else if (what.contains("/")) {
            properties.put("campaign.name", what.split("/")[1]);
        }
        return properties;
    }

    private Gathered gathered(Model model) {
        AttributionQuery query = new AttributionQuery(
                new AttributionQuery.Models(EnumSet.of(model), 2, Duration.ofDays(7), Set.of("direct")),
                Where.type("Order Completed"),
                Where.ANY,
                lookback,
                dimension,
                currency,
                period);
        return partitions.stream()
                .map(partition -> Travelled.count(query, partition.snapshot()))
                .reduce(Gathered::plus)
                .orElseThrow();
    }

    private static Map<String, String> conversions(Gathered found) {
        Attribution result = found.results().getFirst();
        assertThat(result).isInstanceOf(Attribution.Credited.class);
        return ((Attribution.Credited) result)
                .credits().stream()
                        .collect(Collectors.toMap(
                                Attribution.Credit::channel,
                                credit -> credit.conversions().toPlainString()));
    }

    private static Instant day(int day) {
        return Instant.ofEpochMilli(day * DAY);
    }

    private static BigDecimal big(long value) {
        return BigDecimal.valueOf(value);
    }
}
