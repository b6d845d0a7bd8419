package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Stage;
import io.continuo.journey.query.Basis;
import java.time.Instant;
import java.util.List;

/**
 * A map as it lives.
 *
 * @param version of the map
 * @param customers who were met
 * @param cells drawn, or with traffic, in the order of stages
 * @param criticalPoints the cells that are, the most severe first
 * @param formula what a critical point is
 * @param stageRules version of the rules that gave the stages
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
record InsightsView(
        String map,
        int version,
        String title,
        Status status,
        long customers,
        List<CellView> cells,
        List<CriticalPoint> criticalPoints,
        Gaps gaps,
        String formula,
        int stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    /** A cell where harm is done, or not what was expected. */
    record CriticalPoint(
            Stage stage, String channel, double severity, List<Criticality.Reason> reasons, List<Measure> missed) {

        static CriticalPoint of(CellView cell) {
            return new CriticalPoint(
                    cell.stage(),
                    cell.channel(),
                    cell.critical().severity(),
                    cell.critical().reasons(),
                    cell.critical().missed());
        }
    }

    /**
     * Where the map and what happens differ.
     *
     * @param notDrawn cells with traffic that the map does not have
     * @param withoutTraffic cells of the map where nothing happened
     * @param missed expectations that are not met
     */
    record Gaps(List<GapView> notDrawn, List<GapView> withoutTraffic, List<MissedView> missed) {

        static Gaps of(List<CellView> cells) {
            return new Gaps(
                    cells.stream()
                            .filter(cell -> cell.drawn() == null)
                            .map(GapView::of)
                            .toList(),
                    cells.stream()
                            .filter(cell -> cell.volume() == 0)
                            .map(GapView::of)
                            .toList(),
                    cells.stream()
                            .flatMap(cell -> cell.expectations().stream()
                                    .filter(outcome -> outcome.status() == Outcome.Status.MISSED)
                                    .map(outcome -> new MissedView(cell.stage(), cell.channel(), outcome)))
                            .toList());
        }
    }

    record GapView(Stage stage, String channel, long volume, long customers) {

        static GapView of(CellView cell) {
            return new GapView(cell.stage(), cell.channel(), cell.volume(), cell.customers());
        }
    }

    record MissedView(Stage stage, String channel, Outcome outcome) {}

    static InsightsView of(String name, int version, JourneyMap map, Living living, Basis basis) {
        List<CellView> cells = living.cells();
        return new InsightsView(
                name,
                version,
                map.title(),
                living.customers() == 0 ? Status.NO_DATA : Status.OK,
                living.customers(),
                cells,
                cells.stream()
                        .filter(cell -> cell.critical().isCritical())
                        .map(CriticalPoint::of)
                        .sorted((one, other) -> Double.compare(other.severity(), one.severity()))
                        .toList(),
                Gaps.of(cells),
                Criticality.FORMULA,
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }
}
