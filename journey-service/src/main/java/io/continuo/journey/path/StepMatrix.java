package io.continuo.journey.path;

import io.continuo.journey.path.PathCounts.Edge;
import io.continuo.journey.path.PathCounts.Link;
import io.continuo.journey.path.PathCounts.Node;
import io.continuo.journey.path.PathCounts.Pair;
import io.continuo.journey.path.Trail.Way;
import io.continuo.journey.query.Unanswerable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Counts by the numbers of steps, while one partition is scanned. */
final class StepMatrix {

    /** Steps of a way that are told apart from another way. */
    static final int LONGEST_WAY = 20;

    private static final int MAX_WAYS = 50_000;
    private static final int NONE = -1;

    /** Places of the Sankey diagram: four bytes each while a partition is scanned. */
    private static final int MAX_LINKS = 6_000_000;

    private final int size;
    private final PathQuestion.Extent extent;
    private final Node[] nodes;
    private final @Nullable Edge[] edges;
    private final @Nullable Edge[] returns;
    private final @Nullable int[][] links;
    private final Map<Way, long[]> ways = new HashMap<>();
    private long waysLeftOut;
    private long customers;
    private long touchpoints;

    /** @throws Unanswerable when so many values and steps make too large a diagram */
    StepMatrix(int size, PathQuestion.Extent extent) {
        if ((long) size * size * extent.depth() > MAX_LINKS) {
            throw new Unanswerable(
                    "/depth",
                    "a diagram of " + size + " values has at most " + MAX_LINKS / (size * size)
                            + " steps; give many values one name by groups");
        }
        this.size = size;
        this.extent = extent;
        this.nodes = new Node[size];
        Arrays.setAll(nodes, i -> new Node());
        this.edges = new Edge[size * size];
        this.returns = new Edge[size * size];
        this.links = new int[extent.depth()][];
    }

    void add(Trail trail) {
        customers++;
        touchpoints += trail.length;
        int[] steps = trail.steps;
        long[] times = trail.times;
        int before = NONE;
        int last = steps[0];
        nodes[last].starts++;
        nodes[last].visit(customers);
        for (int place = 1; place < trail.length; place++) {
            int step = steps[place];
            nodes[step].visit(customers);
            edge(edges, last, step).go(customers, times[place] - times[place - 1]);
            if (step == before && step != last) {
                edge(returns, step, last).go(customers, times[place] - times[place - 2]);
            }
            before = last;
            last = step;
        }
        nodes[last].ends++;
        link(trail);
        if (extent.variants() > 0) {
            goWay(trail.way(LONGEST_WAY));
        }
    }

    private Edge edge(@Nullable Edge[] table, int from, int to) {
        Edge edge = table[from * size + to];
        if (edge == null) {
            edge = new Edge();
            table[from * size + to] = edge;
        }
        return edge;
    }

    private void link(Trail trail) {
        for (int step = 0; step < links.length && step + 1 < trail.length; step++) {
            int[] table = links[step];
            if (table == null) {
                table = new int[size * size];
                links[step] = table;
            }
            table[trail.steps[step] * size + trail.steps[step + 1]]++;
        }
    }

    private void goWay(Way way) {
        long[] known = ways.get(way);
        if (known != null) {
            known[0]++;
        } else if (ways.size() < MAX_WAYS) {
            ways.put(way, new long[] {1});
        } else {
            waysLeftOut++;
        }
    }

    /** With names instead of numbers, which are this partition's own. */
    PathCounts counts(IntFunction<String> names) {
        PathCounts counts = new PathCounts(customers, touchpoints, waysLeftOut);
        for (int step = 0; step < size; step++) {
            if (nodes[step].frequency > 0) {
                counts.nodes().put(names.apply(step), nodes[step]);
            }
        }
        for (int cell = 0; cell < edges.length; cell++) {
            Pair pair = new Pair(names.apply(cell / size), names.apply(cell % size));
            Edge edge = edges[cell];
            Edge back = returns[cell];
            if (edge != null) {
                counts.edges().put(pair, edge);
            }
            if (back != null) {
                counts.returns().put(pair, back);
            }
            for (int step = 0; step < links.length; step++) {
                int[] table = links[step];
                if (table != null && table[cell] > 0) {
                    counts.links().put(new Link(step + 1, pair.from(), pair.to()), (long) table[cell]);
                }
            }
        }
        ways.forEach((way, number) -> counts.ways()
                .put(
                        new PathCounts.Variant(
                                Arrays.stream(way.steps()).mapToObj(names).toList(), way.isCut()),
                        number[0]));
        return counts;
    }
}
