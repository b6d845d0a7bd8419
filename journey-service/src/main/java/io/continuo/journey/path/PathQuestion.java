package io.continuo.journey.path;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.query.Where;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about the ways that customers go.
 *
 * @param by what a step is: a channel, a type, a stage …
 * @param where contacts that count; one without a value does not
 * @param period contacts outside do not count
 * @param groups give many steps one name
 * @param collapse whether the same step several times in a row is one, at the time of its first
 * @param start journeys are looked at from their first step of this name on, and only those that have it
 * @param end and up to the first one of this name behind it
 * @param extent how much of it
 */
public record PathQuestion(
        Dimension by,
        Where where,
        Period period,
        List<Group> groups,
        boolean collapse,
        @Nullable String start,
        @Nullable String end,
        Extent extent)
        implements Question<PathCounts> {

    /** Steps that may be told apart. */
    public static final int MAX_STEPS = 1_000;

    /**
     * Steps whose name fits get another one.
     *
     * @param pattern a name, {@code *} standing for any text
     */
    public record Group(String name, String pattern) {}

    /**
     * How much is wanted.
     *
     * @param depth steps of the Sankey diagram
     * @param variants how many are shown; 0 for none
     */
    public record Extent(int depth, int variants) {}

    public PathQuestion {
        groups = List.copyOf(groups);
    }

    /** @throws Unanswerable when more steps would be told apart than may be */
    static void check(int steps) {
        if (steps > MAX_STEPS) {
            throw new Unanswerable("/by", "more than " + MAX_STEPS + " values; give many one name by groups");
        }
    }

    /** The directly-follows map of a dimension. */
    public static PathQuestion of(Dimension by) {
        return new PathQuestion(by, Where.ANY, Period.ALWAYS, List.of(), false, null, null, new Extent(0, 0));
    }

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>(where.properties().keySet());
        if (by.kind() == Dimension.Kind.PROPERTY) {
            properties.add(by.property());
        }
        return properties;
    }

    @Override
    public PathCounts count(Snapshot snapshot) {
        return new PathScan(this, snapshot).run();
    }

    @Override
    public PathCounts read(PartialInput in) {
        return PathCounts.read(in);
    }
}
