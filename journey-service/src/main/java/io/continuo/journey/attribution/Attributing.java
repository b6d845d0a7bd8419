package io.continuo.journey.attribution;

import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Attributes the conversions of uploaded paths. */
@ApplicationScoped
class Attributing {

    Gathered attribute(CsvRows rows, AttributionSettings asked) {
        Words channels = new Words();
        PathTallies.Settings settings = new PathTallies.Settings(
                asked.order(),
                asked.halfLife(),
                channel -> asked.direct().contains(channels.text(channel).toLowerCase(Locale.ROOT)));
        Gathered gathered = new Gathered(asked.models(), settings, channels);
        gathered.add(PathCsv.read(rows, channels, gathered::add));
        return gathered;
    }
}
