package io.continuo.journey.attribution;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Where;
import io.continuo.journey.upload.Words;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question about attribution, which every partition answers for its customers.
 *
 * @param models what is asked, and how it is set
 * @param conversion which touchpoints are conversions
 * @param touches which contacts count as touches
 * @param lookback how long before a conversion a touch counts
 * @param dimension what is credited
 * @param currency null: any
 * @param period when conversions count; what comes after it is not looked at
 */
public record AttributionQuery(
        Models models,
        Where conversion,
        Where touches,
        Duration lookback,
        Dimension dimension,
        @Nullable String currency,
        Period period)
        implements Question<Gathered> {

    /** @param direct names of what is direct, in lower case */
    public record Models(Set<Model> models, int order, Duration halfLife, Set<String> direct) {}

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>(conversion.properties().keySet());
        properties.addAll(touches.properties().keySet());
        properties.addAll(Brought.PROPERTIES);
        if (dimension.kind() == Dimension.Kind.PROPERTY) {
            properties.add(dimension.property());
        }
        return properties;
    }

    @Override
    public Gathered count(Snapshot snapshot) {
        PathWalk walk = new PathWalk(this, snapshot.schema());
        snapshot.scan(walk.columns(), walk);
        return walk.gathered();
    }

    @Override
    public Gathered read(PartialInput in) {
        return empty().read(in);
    }

    /** Nothing yet, of these models. */
    Gathered empty() {
        Words channels = new Words();
        return new Gathered(
                models.models(),
                new PathTallies.Settings(
                        models.order(),
                        models.halfLife().toMillis(),
                        channel ->
                                models.direct().contains(channels.text(channel).toLowerCase(Locale.ROOT))),
                channels);
    }
}
