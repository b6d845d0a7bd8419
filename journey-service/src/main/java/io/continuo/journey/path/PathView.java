package io.continuo.journey.path;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.path.PathCounts.Edge;
import io.continuo.journey.path.PathCounts.Node;
import io.continuo.journey.path.PathCounts.Pair;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways customers went; the same words as for an upload, where a case may be something else than a customer.
 *
 * @param status whether there was any customer
 * @param cases customers with a step
 * @param events steps of them together
 * @param nodes the most frequent first
 * @param edges what follows what directly, the most frequent first; at most {@value #MOST}
 * @param variants the most common first; what lies behind twenty steps is cut off
 * @param otherVariants customers who went one of too many different ways to be told apart
 * @param loops the same step straight again, or two in turns, the most frequent first
 * @param sankey customers from here to there as their step of this number, from 1
 * @param truncated whether there are more edges, or places of the diagram, than {@value #MOST}
 */
record PathView(
        Status status,
        long cases,
        long events,
        List<NodeView> nodes,
        List<EdgeView> edges,
        List<ShareView> starts,
        List<ShareView> ends,
        List<VariantView> variants,
        long otherVariants,
        List<LoopView> loops,
        List<LinkView> sankey,
        boolean truncated,
        int stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    private static final int MOST = 5_000;
    private static final int MAX_LOOPS = 100;

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    /** @param time from one to the other */
    record EdgeView(String from, String to, long frequency, long cases, TimesView time) {}

    /** @param repeated in how many cases more than once */
    record NodeView(String name, long frequency, long cases, long starts, long ends, long repeated) {}

    record ShareView(String name, long frequency, double share) {}

    /** @param isCut whether these ways went on, each its own */
    record VariantView(
            List<String> path, @JsonProperty("isCut") boolean isCut, long cases, double share) {}

    /** @param path what is gone through again */
    record LoopView(List<String> path, long frequency, long cases, TimesView time) {}

    record LinkView(int step, String from, String to, long cases) {}

    record TimesView(
            @Nullable Duration mean,
            @Nullable Duration median,
            @Nullable Duration min,
            @Nullable Duration max) {

        static TimesView of(Durations times) {
            return new TimesView(times.mean(), times.median(), times.shortest(), times.longest());
        }
    }

    static PathView of(int variants, Answered<PathCounts> answered) {
        PathCounts counts = answered.counts();
        Basis basis = answered.basis();
        return new PathView(
                counts.customers() == 0 ? Status.NO_DATA : Status.OK,
                counts.customers(),
                counts.touchpoints(),
                nodes(counts),
                edges(counts.edges()),
                shares(counts, node -> node.starts),
                shares(counts, node -> node.ends),
                variants(counts, variants),
                counts.waysLeftOut(),
                loops(counts),
                links(counts),
                counts.edges().size() > MOST || counts.links().size() > MOST,
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }

    private static List<NodeView> nodes(PathCounts counts) {
        return counts.nodes().entrySet().stream()
                .map(entry -> node(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(NodeView::frequency).reversed().thenComparing(NodeView::name))
                .toList();
    }

    private static NodeView node(String name, Node node) {
        return new NodeView(name, node.frequency, node.customers, node.starts, node.ends, node.repeated);
    }

    private static List<EdgeView> edges(Map<Pair, Edge> edges) {
        return edges.entrySet().stream()
                .map(entry -> edge(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(EdgeView::frequency)
                        .reversed()
                        .thenComparing(EdgeView::from)
                        .thenComparing(EdgeView::to))
                .limit(MOST)
                .toList();
    }

    private static EdgeView edge(Pair pair, Edge edge) {
        return new EdgeView(pair.from(), pair.to(), edge.frequency, edge.customers, TimesView.of(edge.times));
    }

    private static List<ShareView> shares(PathCounts counts, ToLongFunction<Node> number) {
        return counts.nodes().entrySet().stream()
                .filter(entry -> number.applyAsLong(entry.getValue()) > 0)
                .map(entry -> share(entry.getKey(), number.applyAsLong(entry.getValue()), counts.customers()))
                .sorted(Comparator.comparingLong(ShareView::frequency)
                        .reversed()
                        .thenComparing(ShareView::name))
                .toList();
    }

    private static ShareView share(String name, long part, long whole) {
        return new ShareView(name, part, (double) part / whole);
    }

    private static List<VariantView> variants(PathCounts counts, int most) {
        return counts.ways().entrySet().stream()
                .map(way -> new VariantView(
                        way.getKey().path(),
                        way.getKey().isCut(),
                        way.getValue(),
                        (double) way.getValue() / counts.customers()))
                .sorted(Comparator.comparingLong(VariantView::cases)
                        .reversed()
                        .thenComparing(way -> String.join("\u0000", way.path())))
                .limit(most)
                .toList();
    }

    private static List<LoopView> loops(PathCounts counts) {
        Stream<Map.Entry<Pair, Edge>> again = counts.edges().entrySet().stream()
                .filter(edge -> edge.getKey().from().equals(edge.getKey().to()));
        return Stream.concat(again, counts.returns().entrySet().stream())
                .map(entry -> loop(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(LoopView::frequency)
                        .reversed()
                        .thenComparing(loop -> String.join("\u0000", loop.path())))
                .limit(MAX_LOOPS)
                .toList();
    }

    private static LoopView loop(Pair pair, Edge edge) {
        List<String> path = Stream.of(pair.from(), pair.to()).distinct().toList();
        return new LoopView(path, edge.frequency, edge.customers, TimesView.of(edge.times));
    }

    private static List<LinkView> links(PathCounts counts) {
        return counts.links().entrySet().stream()
                .map(entry -> new LinkView(
                        entry.getKey().step(),
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue()))
                .sorted(Comparator.comparingInt(LinkView::step)
                        .thenComparing(Comparator.comparingLong(LinkView::cases).reversed())
                        .thenComparing(LinkView::from)
                        .thenComparing(LinkView::to))
                .limit(MOST)
                .toList();
    }
}
