package io.continuo.journey.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.EventJson;
import io.continuo.events.PromiseChanged;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.experience.Part;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Period;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hurts on journeys that are {@link Written}. */
class FrictionQueryTest {

    private static final Instant NOW = Written.NOW;

    private static final SpotPath PATH = new SpotPath(URI.create("/api/journeys/friction"));

    private final Lived lived = new Lived();
    private final Written written = new Written(lived);

    @Test
    void whoEndsSomewhereElseThanWithAPurchaseIsAtADeadEnd() {
        journey("ana", "Viewed@0 Basket@1");
        journey("ben", "Viewed@0 Basket@1 Order Completed@2");
        journey("eva", "Viewed@2390 Basket@2399");

        FrictionView.SpotView basket = spot(Friction.DEAD_END, "Basket");

        assertThat(basket.customers()).isEqualTo(1);
        assertThat(basket.badly()).isEqualTo(Part.of(1, 2));
        assertThat(basket.harm()).isCloseTo(0.5 - 1.0 / 6, within(1e-12));
        assertThat(basket.score()).isEqualTo(basket.harm());
        assertThat(view().usual()).isEqualTo(Part.of(1, 6));
    }

    @Test
    void thereAndBackTwiceIsALoop() {
        journey("ana", "Search@0 Product@1 Search@2 Product@3 Search@4 Product@5");
        journey("ben", "Search@0 Product@1 Search@2 Product@30");
        journey("eva", "Search@0 Search@1 Search@2 Search@3");

        FrictionView.SpotView loop = spot(Friction.LOOP, "Search");

        assertThat(loop.before()).isEqualTo("Product");
        assertThat(loop.customers()).isEqualTo(1);
        assertThat(loop.occurrences()).isEqualTo(1);
    }

    @Test
    void whoComesToServiceAgainIsARepeatedContact() {
        journey("ana", "Support Asked!whatsapp@0 Support Asked!whatsapp@1 Support Asked!store@30");
        journey("ben", "Support Asked!whatsapp@0 Support Asked!store@200");

        assertThat(view().spots())
                .filteredOn(spot -> spot.kind() == Friction.REPEATED_CONTACT)
                .singleElement()
                .satisfies(spot -> {
                    assertThat(spot.before()).isEqualTo("whatsapp");
                    assertThat(spot.channel()).isEqualTo("store");
                    assertThat(spot.occurrences()).isEqualTo(1);
                });
    }

    @Test
    void aLongSilenceInACaseIsASlowWait() {
        lived.move("ana", "c1", 1, Change.OPENED, null, at(0))
                .move("ana", "c1", 2, Change.MESSAGE, CaseChanged.Direction.OUT, at(50))
                .move("ben", "c2", 1, Change.OPENED, null, at(0))
                .move("ben", "c2", 2, Change.MESSAGE, CaseChanged.Direction.OUT, at(5));

        assertThat(spot(Friction.SLOW_WAIT, "Case Opened").customers()).isEqualTo(1);
    }

    @Test
    void whatWentWrongIsNamedByItsType() {
        journey("ana", "Payment Failed@0 Payment Failed@1 Order Completed@2");

        FrictionView.SpotView error = spot(Friction.ERROR, "Payment Failed");

        assertThat(error.occurrences()).isEqualTo(2);
        assertThat(error.customers()).isEqualTo(1);
        assertThat(error.badly()).isEqualTo(Part.of(0, 2));
        assertThat(error.score()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Payment Failed",
                "Message Failed",
                "Card Declined",
                "Promise Rejected",
                "Checkout Error Shown",
                "Page Not Found",
                "Out of Stock Shown",
                "Coupon Denied",
                "Call Abandoned",
                "Email Bounced"
            })
    void whatGoesWrongInTheCatalogueIsKnownWithoutBeingNamed(String type) {
        journey("ana", type + "@0 Order Completed@1");

        assertThat(spot(Friction.ERROR, type).customers()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Product Viewed", "Contact Permission Denied", "Order Cancelled", "Complaint Made"})
    void whatIsNoErrorIsNone(String type) {
        journey("ana", type + "@0 Order Completed@1");

        assertThat(view().spots()).noneMatch(spot -> spot.kind() == Friction.ERROR);
    }

    @Test
    void furtherTypesMayBeCalledErrors() {
        journey("ana", "Kiosk Frozen@0 Payment Failed@1");
        FrictionSettings settings = FrictionSettings.DEFAULTS.with(List.of("kiosk*"));
        FrictionQuery query = new FrictionQuery(Set.of(Friction.ERROR), Period.ALWAYS, settings, NOW);

        assertThat(view(query, 1).spots())
                .extracting(FrictionView.SpotView::touchpoint)
                .containsExactlyInAnyOrder("Kiosk Frozen", "Payment Failed");
    }

    @Test
    void whatWasPromisedAndTakesLongIsASlowWait() {
        lived.promise("ana", PromiseChanged.State.PROMISED, at(0)).promise("ana", PromiseChanged.State.READY, at(200));
        lived.promise("ben", PromiseChanged.State.PROMISED, at(0)).promise("ben", PromiseChanged.State.READY, at(100));
        lived.promise("eva", PromiseChanged.State.PROMISED, at(0));

        assertThat(spot(Friction.SLOW_WAIT, "Promise Made").customers()).isEqualTo(2);
    }

    @Test
    void whoIsLostAfterAHandoffDrops() {
        journey("ana", "Viewed@0 Called!call_center@1");
        journey("ben", "Viewed@0 Called!call_center@1 Viewed@2");

        assertThat(view().spots())
                .filteredOn(spot -> spot.kind() == Friction.DROP_AFTER_HANDOFF && "web".equals(spot.before()))
                .singleElement()
                .satisfies(spot -> {
                    assertThat(spot.before()).isEqualTo("web");
                    assertThat(spot.channel()).isEqualTo("call_center");
                    assertThat(spot.badly()).isEqualTo(Part.of(1, 2));
                });
    }

    @Test
    void anUnhappyAnswerSoonAfterwardsIsABadEnding() {
        journey("ana", "Payment Failed@0 Viewed@1 Viewed@600 Order Completed@601");
        lived.answer("ana", "csat", "1", "web", at(2));

        assertThat(spot(Friction.ERROR, "Payment Failed").badly()).isEqualTo(Part.of(1, 1));
    }

    @Test
    void whatTheCompanySendsIsNoContactOfTheCustomers() {
        journey("ana", "Viewed@0 Newsletter Sent!newsletter@100 Newsletter Sent!newsletter@500");

        assertThat(spot(Friction.DEAD_END, "Viewed").customers()).isEqualTo(1);
    }

    @Test
    void withoutContactsThereIsNoData() {
        journey("ana", "Viewed@0");
        FrictionQuery later = FrictionQuery.of(new Period(at(10), at(20)), NOW);

        assertThat(view(later, 1).status()).isEqualTo(FrictionView.Status.NO_DATA);
        assertThat(view(later, 1).usual().share()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void deadEndsAreThoseOfEachJourneyWhateverThePartitions(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> ends = new HashMap<>();
        for (int customer = 0; customer < 80; customer++) {
            List<String> steps = new ArrayList<>();
            int hour = 0;
            for (int i = 0; i <= random.nextInt(6); i++) {
                hour += random.nextInt(4) == 0 ? 800 : 1 + random.nextInt(100);
                steps.add(List.of("Viewed", "Basket", "Order Completed").get(random.nextInt(3)) + "@" + hour);
            }
            journey("c" + customer, String.join(" ", steps));
            for (int i = 0; i < steps.size(); i++) {
                int at = hour(steps.get(i));
                boolean back = i + 1 < steps.size() && hour(steps.get(i + 1)) - at <= 720;
                boolean known = i + 1 < steps.size() || 2400 - at > 720;
                String type = steps.get(i).substring(0, steps.get(i).indexOf('@'));
                if (!back && known && !type.equals("Order Completed")) {
                    ends.merge(type, 1, Integer::sum);
                }
            }
        }

        FrictionQuery query = FrictionQuery.of(Period.ALWAYS, NOW);
        Map<String, Integer> found = new HashMap<>();
        view(query, 4).spots().stream()
                .filter(spot -> spot.kind() == Friction.DEAD_END)
                .forEach(spot -> found.put(spot.touchpoint(), (int) spot.occurrences()));

        assertThat(found).isEqualTo(ends);
        assertThat(view(query, 4)).isEqualTo(view(query, 1));
    }

    private FrictionView.SpotView spot(Friction kind, String touchpoint) {
        return view().spots().stream()
                .filter(spot -> spot.kind() == kind && touchpoint.equals(spot.touchpoint()))
                .findFirst()
                .orElseThrow();
    }

    private FrictionView view() {
        return view(FrictionQuery.of(Period.ALWAYS, NOW), 1);
    }

    private FrictionView view(FrictionQuery asked, int partitions) {
        FrictionQuery query = EventJson.read(EventJson.write(asked), FrictionQuery.class);
        FrictionCounts counts = lived.partitions(partitions).stream()
                .map(snapshot -> {
                    PartialOutput out = new PartialOutput();
                    query.count(snapshot).write(out);
                    return query.read(new PartialInput(out.toBytes()));
                })
                .reduce(new FrictionCounts(), FrictionCounts::plus);
        return FrictionView.of(new Answered<>(counts, new Basis(1, 1, NOW, List.of())), 200, PATH);
    }

    private void journey(String customer, String steps) {
        written.journey(customer, steps);
    }

    private static int hour(String step) {
        return Written.hour(step);
    }

    private static Instant at(int hour) {
        return Written.at(hour);
    }
}
