package io.continuo.journey.attribution;

import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Attributes the conversions of uploaded paths. */
@ApplicationScoped
class Attributing {

    /**
     * What the models say of one upload.
     *
     * @param results in the order of {@link Model}
     */
    record Answer(List<Attribution> results, Totals totals) {}

    Answer attribute(CsvRows rows, AttributionSettings asked) {
        Words channels = new Words();
        PathTallies.Settings settings = new PathTallies.Settings(
                asked.order(),
                asked.halfLife(),
                channel -> asked.direct().contains(channels.text(channel).toLowerCase(Locale.ROOT)));
        PathTallies tallies = new PathTallies(asked.models(), settings);
        Totals totals = PathCsv.read(rows, channels, tallies::add);
        List<Attribution> results = asked.models().stream()
                .map(model -> tallies.result(model, totals, channels.size(), channels::text))
                .toList();
        return new Answer(results, totals);
    }
}
