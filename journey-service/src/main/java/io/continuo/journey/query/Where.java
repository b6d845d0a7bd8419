package io.continuo.journey.query;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.stage.Glob;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conditions on a touchpoint, all of which must hold. What happens in cases behind the scenes is found by its type only:
 * otherwise a contact that is put into a case would be there twice.
 *
 * @param types exact, {@code *} standing for any text; empty: any
 * @param channels empty: any
 * @param stages empty: any
 * @param sources empty: any
 * @param properties dotted path of a property to what it must be
 */
public record Where(
        List<String> types,
        Set<String> channels,
        Set<Stage> stages,
        Set<String> sources,
        Map<String, PropertyCondition> properties) {

    /** Any touchpoint. */
    public static final Where ANY = new Where(List.of(), Set.of(), Set.of(), Set.of(), Map.of());

    public Where {
        types = List.copyOf(types);
        channels = Set.copyOf(channels);
        stages = Set.copyOf(stages);
        sources = Set.copyOf(sources);
        properties = Map.copyOf(properties);
    }

    /** Touchpoints of this very type. */
    public static Where type(String type) {
        return new Where(List.of(type), Set.of(), Set.of(), Set.of(), Map.of());
    }

    boolean allows(Shape shape) {
        return (shape.isNoticed() || !types.isEmpty())
                && (channels.isEmpty() || channels.contains(shape.channel()))
                && (stages.isEmpty() || stages.contains(shape.stage()))
                && (sources.isEmpty() || (shape.source() != null && sources.contains(shape.source())))
                && (types.isEmpty() || types.stream().anyMatch(type -> Glob.matches(type, shape.type())));
    }
}
