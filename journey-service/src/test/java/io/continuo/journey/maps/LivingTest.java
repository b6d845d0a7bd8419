package io.continuo.journey.maps;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.Stage;
import io.continuo.journey.query.Basis;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a map says of the counts of its cells. */
class LivingTest {

    private final MapCounts counts = new MapCounts();

    @Test
    void whatIsDrawnAndWhatHappensAreBesideEachOther() {
        traffic(Stage.SERVICE, "whatsapp", 10);
        traffic(Stage.PURCHASE, "store", 5);

        InsightsView view = view(cell(Stage.SERVICE, "whatsapp"), cell(Stage.AWARENESS, "youtube"));

        assertThat(view.cells())
                .extracting(cell -> cell.stage() + " " + cell.channel())
                .containsExactly("AWARENESS youtube", "PURCHASE store", "SERVICE whatsapp");
        assertThat(view.gaps().notDrawn()).containsExactly(new InsightsView.GapView(Stage.PURCHASE, "store", 10, 5));
        assertThat(view.gaps().withoutTraffic())
                .containsExactly(new InsightsView.GapView(Stage.AWARENESS, "youtube", 0, 0));
        assertThat(view.cells().getLast().customersAt())
                .isEqualTo("/api/journeys/maps/ours/insights/customers?stage=service&channel=whatsapp");
    }

    @Test
    void anExpectationIsMetOrMissedOrThereIsNoData() {
        CellCounts cell = traffic(Stage.CONSIDERATION, "web", 100);
        cell.decided = 80;
        cell.lost = 40;
        cell.wait.add(Duration.ofHours(3).toMillis());

        InsightsView view = view(cell(
                Stage.CONSIDERATION,
                "web",
                atMost(Measure.LOST, 50),
                atMost(Measure.LOST, 49),
                within(Measure.WAIT, "PT3H"),
                within(Measure.WAIT, "PT2H59M"),
                new Expectation(Measure.CSAT, BigDecimal.valueOf(85), null, null, null)));

        List<Outcome> outcomes = view.cells().getFirst().expectations();
        assertThat(outcomes)
                .extracting(Outcome::status)
                .containsExactly(
                        Outcome.Status.MET,
                        Outcome.Status.MISSED,
                        Outcome.Status.MET,
                        Outcome.Status.MISSED,
                        Outcome.Status.NO_DATA);
        assertThat(outcomes.getFirst().value()).isEqualTo(50.0);
        assertThat(outcomes.getFirst().n()).isEqualTo(80);
        assertThat(outcomes.getLast().value()).isNull();
        assertThat(view.gaps().missed()).hasSize(2);
        assertThat(view.criticalPoints()).hasSize(1);
        assertThat(view.criticalPoints().getFirst().missed()).containsExactly(Measure.LOST, Measure.WAIT);
    }

    @Test
    void criticalIsWhereManyAreHarmedAndFewCasesMakeNoCriticalPoint() {
        lost(Stage.AWARENESS, "facebook", 1_000, 600);
        lost(Stage.CONSIDERATION, "web", 5_000, 1_000);
        lost(Stage.CONSIDERATION, "app", 800, 100);
        lost(Stage.CONSIDERATION, "store", 2, 2);
        lost(Stage.PURCHASE, "web", 3_000, 0);

        InsightsView view = view();

        assertThat(view.criticalPoints())
                .extracting(point -> point.stage() + " " + point.channel())
                .containsExactly("CONSIDERATION web", "AWARENESS facebook", "CONSIDERATION app");
        Criticality.Reason reason = view.criticalPoints().getFirst().reasons().getFirst();
        assertThat(reason.what()).isEqualTo("lost");
        assertThat(reason.share()).isEqualTo(20.0);
        assertThat(reason.low()).isBetween(18.0, 20.0);
        assertThat(view.formula()).contains("severity");
    }

    @Test
    void harmOfSeveralKindsAddsUpToNoMoreThanAll() {
        CellCounts cell = lost(Stage.CONSIDERATION, "web", 1_000, 1_000);
        cell.asked = 1_000;
        cell.repeated = 1_000;

        CellView.Critical critical = view().cells().getFirst().critical();

        assertThat(critical.harm()).isBetween(0.99, 1.0);
        assertThat(critical.severity()).isLessThanOrEqualTo(1_000);
        assertThat(critical.reasons())
                .extracting(Criticality.Reason::what)
                .containsExactlyInAnyOrder("lost", "repeated");
    }

    @Test
    void whereNothingHappenedNothingIsCritical() {
        InsightsView view = view(cell(Stage.SERVICE, "whatsapp", atMost(Measure.LOST, 10)));

        assertThat(view.status()).isEqualTo(InsightsView.Status.NO_DATA);
        assertThat(view.criticalPoints()).isEmpty();
        assertThat(view.cells().getFirst().lost().value()).isNull();
    }

    private CellCounts traffic(Stage stage, String channel, long customers) {
        CellCounts cell = counts.of(new Place(stage, channel));
        cell.volume = 2 * customers;
        cell.customers = customers;
        counts.customer();
        return cell;
    }

    private CellCounts lost(Stage stage, String channel, long customers, long lost) {
        CellCounts cell = traffic(stage, channel, customers);
        cell.decided = customers;
        cell.lost = lost;
        return cell;
    }

    private InsightsView view(MapCell... cells) {
        JourneyMap map = new JourneyMap("Ours", null, List.of(cells));
        Living living = new Living(map, counts, Heard.NOTHING, "/api/journeys/maps/ours/insights/customers?");
        return InsightsView.of("ours", 1, map, living, new Basis(1, 1, Instant.EPOCH, List.of()));
    }

    private static MapCell cell(Stage stage, String channel, Expectation... expectations) {
        return new MapCell(
                stage, new Channel(channel), null, null, null, null, null, null, Arrays.asList(expectations));
    }

    private static Expectation atMost(Measure metric, int bound) {
        return new Expectation(metric, null, BigDecimal.valueOf(bound), null, null);
    }

    private static Expectation within(Measure metric, String time) {
        return new Expectation(metric, null, null, Duration.parse(time), null);
    }
}
