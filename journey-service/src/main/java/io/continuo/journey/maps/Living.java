package io.continuo.journey.maps;

import io.continuo.journey.experience.Metric;
import io.continuo.journey.experience.Satisfaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A map beside what happened: reads the counts of every cell. */
final class Living {

    private static final int MOST_SEVERE = 3;
    private static final CellCounts NOTHING = new CellCounts();

    private final MapCounts counts;
    private final Heard heard;
    private final Map<Place, MapCell> drawn = new HashMap<>();
    private final String path;

    /** @param path of the list of a cell's customers, with the parameters that every cell has */
    Living(JourneyMap map, MapCounts counts, Heard heard, String path) {
        this.counts = counts;
        this.heard = heard;
        this.path = path;
        map.cells().forEach(cell -> drawn.put(cell.place(), cell));
    }

    long customers() {
        return counts.customers();
    }

    /** Every cell that is drawn, or where something happened. */
    List<CellView> cells() {
        Set<Place> places = new TreeSet<>(drawn.keySet());
        places.addAll(counts.cells().keySet());
        Map<Place, Criticality> severity = new HashMap<>();
        places.forEach(place -> severity.put(place, Criticality.of(of(place), heard.unhappy(place))));
        Set<Place> worst = new HashSet<>();
        places.stream()
                .filter(place -> severity.get(place).severity() > 0)
                .sorted(Comparator.comparingDouble(
                                (Place place) -> severity.get(place).severity())
                        .reversed())
                .limit(MOST_SEVERE)
                .forEach(worst::add);
        return places.stream()
                .map(place -> cell(place, severity.get(place), worst.contains(place)))
                .toList();
    }

    private CellView cell(Place place, Criticality criticality, boolean severe) {
        CellCounts cell = of(place);
        MapCell plan = drawn.get(place);
        List<Outcome> outcomes = plan == null
                ? List.of()
                : plan.expected().stream()
                        .map(expected -> outcome(expected, place))
                        .toList();
        List<Measure> missed = outcomes.stream()
                .filter(outcome -> outcome.status() == Outcome.Status.MISSED)
                .map(outcome -> outcome.expected().metric())
                .toList();
        return new CellView(
                place.stage(),
                place.channel(),
                plan,
                cell.volume,
                cell.customers,
                cell.visits,
                new Satisfaction(
                        heard.figure(Metric.NPS, place),
                        heard.figure(Metric.CSAT, place),
                        heard.figure(Metric.CES, place)),
                CellView.Times.of(cell.wait),
                CellView.Times.of(cell.duration),
                heard.figure(Metric.RESPONSE_TIME, place),
                heard.figure(Metric.RESOLUTION_TIME, place),
                CellView.Share.of(cell.lost, cell.decided),
                CellView.Share.of(cell.repeated, cell.asked),
                outcomes,
                new CellView.Critical(
                        severe || !missed.isEmpty(),
                        criticality.severity(),
                        criticality.harm(),
                        criticality.reasons(),
                        missed),
                path + "stage=" + word(place) + "&channel="
                        + URLEncoder.encode(place.channel(), StandardCharsets.UTF_8));
    }

    private Outcome outcome(Expectation expected, Place place) {
        CellCounts cell = of(place);
        return switch (expected.metric()) {
            case NPS -> Outcome.of(expected, heard.figure(Metric.NPS, place));
            case CSAT -> Outcome.of(expected, heard.figure(Metric.CSAT, place));
            case CES -> Outcome.of(expected, heard.figure(Metric.CES, place));
            case FCR -> Outcome.of(expected, heard.figure(Metric.FCR, place));
            case RESPONSE_TIME -> Outcome.of(expected, heard.figure(Metric.RESPONSE_TIME, place));
            case RESOLUTION_TIME -> Outcome.of(expected, heard.figure(Metric.RESOLUTION_TIME, place));
            case WAIT -> Outcome.of(expected, cell.wait.median(), cell.wait.count());
            case DURATION -> Outcome.of(expected, cell.duration.median(), cell.duration.count());
            case LOST -> Outcome.ofShare(expected, cell.lost, cell.decided);
            case REPEATED -> Outcome.ofShare(expected, cell.repeated, cell.asked);
        };
    }

    private CellCounts of(Place place) {
        return counts.cells().getOrDefault(place, NOTHING);
    }

    private static String word(Place place) {
        return place.stage().name().toLowerCase(Locale.ROOT);
    }
}
