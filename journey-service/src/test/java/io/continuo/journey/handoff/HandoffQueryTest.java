package io.continuo.journey.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.experience.Part;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events are {@code channel@day}; {@code channel!stage@day} in a stage, {@code channel!bought@day} an order; {@code -channel@day} is a fact and no contact. */
class HandoffQueryTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Instant DAY_100 = Instant.ofEpochMilli(100 * DAY);

    private final Schema schema =
            new Schema(Stream.concat(ExperienceColumns.NAMES.stream(), CustomerTypes.PROPERTIES.stream())
                    .toList());
    private final Columns columns = new Columns(
            schema,
            Storage.MEMORY,
            (customer, any) -> {
                throw new AssertionError("nothing is added here");
            },
            1_000);

    private Period period = Period.ALWAYS;

    @Test
    void handoffsAreCountedByTheirChannels() {
        customer("ana", "web@1 web@2 store@4 web@5 store@6");
        customer("ben", "web@1 store@11");
        customer("eva", "web@1 web@2");

        HandoffView view = view();

        HandoffView.PairView first = view.handoffs().getFirst();
        assertThat(view.volume()).isEqualTo(4);
        assertThat(view.customers()).isEqualTo(2);
        assertThat(first.from()).isEqualTo("web");
        assertThat(first.to()).isEqualTo("store");
        assertThat(first.figures().volume()).isEqualTo(3);
        assertThat(first.figures().customers()).isEqualTo(2);
        assertThat(first.figures().waited().median()).isEqualTo(Duration.ofDays(2));
        assertThat(first.figures().waited().mean())
                .isEqualTo(Duration.ofDays(13).dividedBy(3));
    }

    @Test
    void aFactIsNoContact() {
        customer("ana", "web@1 -store@2 web@3");

        assertThat(view().status()).isEqualTo(HandoffView.Status.NO_DATA);
        assertThat(view().handoffs()).isEmpty();
    }

    @Test
    void whoIsNotMetAgainIsLostUnlessTheyBought() {
        customer("lost", "web@1 app@2");
        customer("late", "web@1 app@2 app@40");
        customer("stays", "web@1 app@2 app@31");
        customer("bought", "web@1 app!bought@2");
        customer("paying", "web@1 app!purchase@2");
        customer("recent", "web@90 app@91");

        HandoffView.PairView pair = view().handoffs().getFirst();

        assertThat(pair.figures().volume()).isEqualTo(6);
        assertThat(pair.figures().lost()).satisfies(part -> isPart(part, 3, 5));
    }

    @Test
    void whoAsksAgainElsewhereSoonAfterwardsRepeatsThemselves() {
        customer("ana", "whatsapp!service@1 call_center!service@2");
        customer("ben", "whatsapp!service@1 call_center!service@20");
        customer("eva", "whatsapp@1 call_center!service@2");

        HandoffView.PairView pair = view().handoffs().getFirst();

        assertThat(pair.figures().repeated()).satisfies(part -> isPart(part, 1, 2));
    }

    @Test
    void whereItCouldBeOfNoneThereIsNoShare() {
        customer("recent", "web@90 app@91");

        HandoffView.PairView pair = view().handoffs().getFirst();

        assertThat(pair.figures().lost().share()).isNull();
        assertThat(pair.figures().repeated().share()).isNull();
    }

    @Test
    void onlyHandoffsOfThePeriodCount() {
        period = new Period(Instant.ofEpochMilli(3 * DAY), Instant.ofEpochMilli(5 * DAY));
        customer("ana", "web@1 app@2 web@3 app@5");

        assertThat(view().volume()).isEqualTo(1);
        assertThat(view().handoffs().getFirst().to()).isEqualTo("web");
    }

    @Test
    void customersAreToldApartByWhatTheyWereAtThatMoment() {
        customer("ana", "web@1 store@2 store!bought@3 web@4 store!bought@5 app@6");
        customer("ben", "web@1 store@2");

        HandoffView.PairView webToStore = view().handoffs().getFirst();

        assertThat(webToStore.figures().volume()).isEqualTo(3);
        assertThat(webToStore.figures().customers()).isEqualTo(2);
        assertThat(webToStore.byCustomerType())
                .extracting(
                        HandoffView.TypeView::customerType,
                        type -> type.figures().volume(),
                        type -> type.figures().customers())
                .containsExactly(tuple("prospect", 2L, 2L), tuple("new", 1L, 1L));
        assertThat(view().handoffs())
                .filteredOn(pair -> pair.to().equals("app"))
                .flatExtracting(HandoffView.PairView::byCustomerType)
                .extracting(HandoffView.TypeView::customerType)
                .containsExactly("returning");
    }

    @Test
    void theMedianOfTheWaitsHasAnInterval() {
        for (int days = 1; days <= 9; days++) {
            customer("c" + days, "web@1 app@" + (1 + days));
        }

        HandoffView.Wait wait = view().handoffs().getFirst().figures().waited();

        assertThat(wait)
                .isEqualTo(new HandoffView.Wait(
                        9, Duration.ofDays(5), Duration.ofDays(1), Duration.ofDays(9), Duration.ofDays(5)));
    }

    private static void isPart(Part part, long count, long of) {
        assertThat(part.count()).isEqualTo(count);
        assertThat(part.of()).isEqualTo(of);
        assertThat(part.share()).isEqualTo((double) count / of);
        assertThat(part.low()).isPositive().isLessThan(part.share());
        assertThat(part.high()).isGreaterThan(part.share()).isLessThan(1);
    }

    private void customer(String customer, String events) {
        List<Mark> marks = new ArrayList<>();
        for (String event : events.split(" ")) {
            String what = event.substring(0, event.indexOf('@'));
            long time = Long.parseLong(event.substring(event.indexOf('@') + 1)) * DAY;
            marks.add(new Mark(time, shape(what), marks.size(), schema.codes(Map.of())));
        }
        columns.replace(Run.of(customer, marks, schema.properties().size()));
    }

    private int shape(String what) {
        String[] parts = what.replace("-", "").split("!");
        boolean bought = parts.length > 1 && parts[1].equals("bought");
        Stage stage = bought
                ? Stage.PURCHASE
                : parts.length > 1 ? Stage.valueOf(parts[1].toUpperCase(Locale.ROOT)) : Stage.CONSIDERATION;
        String type = bought ? "Order Completed" : "Seen";
        return schema.shapes().code(new Shape(type, parts[0], stage, null, !what.startsWith("-")));
    }

    private HandoffView view() {
        HandoffQuery query = new HandoffQuery(Where.ANY, period, Duration.ofDays(30), Duration.ofDays(7), DAY_100);
        HandoffCounts counts = Travelled.count(query, columns.snapshot());
        return HandoffView.of(new Answered<>(counts, new Basis(1, 1, DAY_100, List.of())));
    }
}
