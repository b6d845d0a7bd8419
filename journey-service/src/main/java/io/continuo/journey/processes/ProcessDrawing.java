package io.continuo.journey.processes;

import io.continuo.journey.processes.ProcessMap.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the map of what was counted, in an order that depends on nothing else. */
final class ProcessDrawing {

    private final ProcessTally tally;
    private final IntFunction<String> names;

    /** @param names of the activities by number */
    ProcessDrawing(ProcessTally tally, IntFunction<String> names) {
        this.tally = tally;
        this.names = names;
    }

    /** @param variants how many are shown */
    ProcessMap draw(int variants, Instant asOf) {
        List<ProcessMap.Node> nodes = nodes();
        return new ProcessMap(
                tally.cases() == 0 ? ProcessMap.Status.NO_DATA : ProcessMap.Status.OK,
                tally.cases(),
                tally.events(),
                times(tally.durations()),
                nodes.stream().limit(ProcessMap.MAX_NODES).toList(),
                edges(),
                shares(nodes, ProcessMap.Node::starts),
                shares(nodes, ProcessMap.Node::ends),
                variants(variants),
                loops(),
                links(),
                new ProcessMap.Counts(
                        nodes.size(), tally.edges().size(), tally.variants().size()),
                null,
                asOf);
    }

    private List<ProcessMap.Node> nodes() {
        return tally.nodes().entrySet().stream()
                .map(entry -> node(names.apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(ProcessMap.Node::frequency)
                        .reversed()
                        .thenComparing(ProcessMap.Node::name))
                .toList();
    }

    private static ProcessMap.Node node(String name, ProcessTally.Node node) {
        return new ProcessMap.Node(name, node.frequency, node.cases, node.starts, node.ends, node.repeated);
    }

    private List<ProcessMap.Edge> edges() {
        return tally.edges().entrySet().stream()
                .sorted(byFrequency())
                .limit(ProcessMap.MAX_EDGES)
                .map(entry -> edge(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ProcessMap.Edge edge(long key, ProcessTally.Edge edge) {
        return new ProcessMap.Edge(
                names.apply(ProcessTally.from(key)),
                names.apply(ProcessTally.to(key)),
                edge.frequency,
                edge.cases,
                times(edge.durations));
    }

    private List<ProcessMap.Share> shares(List<ProcessMap.Node> nodes, ToIntFunction<ProcessMap.Node> part) {
        return nodes.stream()
                .filter(node -> part.applyAsInt(node) > 0)
                .sorted(Comparator.comparingInt(part).reversed().thenComparing(ProcessMap.Node::name))
                .limit(ProcessMap.MAX_NODES)
                .map(node -> new ProcessMap.Share(node.name(), part.applyAsInt(node), share(part.applyAsInt(node))))
                .toList();
    }

    private List<ProcessMap.Variant> variants(int most) {
        return tally.variants().entrySet().stream()
                .map(entry -> new ProcessMap.Variant(
                        Arrays.stream(entry.getKey().activities())
                                .mapToObj(names)
                                .toList(),
                        entry.getValue().cases,
                        share(entry.getValue().cases),
                        times(entry.getValue().durations)))
                .sorted(Comparator.comparingInt(ProcessMap.Variant::cases)
                        .reversed()
                        .thenComparing(variant -> String.join("\n", variant.path())))
                .limit(most)
                .toList();
    }

    private List<ProcessMap.Loop> loops() {
        Stream<Map.Entry<Long, ProcessTally.Edge>> self = tally.edges().entrySet().stream()
                .filter(entry -> ProcessTally.from(entry.getKey()) == ProcessTally.to(entry.getKey()));
        return Stream.concat(self, tally.returns().entrySet().stream())
                .sorted(byFrequency())
                .limit(ProcessMap.MAX_LOOPS)
                .map(entry -> loop(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ProcessMap.Loop loop(long key, ProcessTally.Edge edge) {
        List<String> path = Stream.of(ProcessTally.from(key), ProcessTally.to(key))
                .distinct()
                .map(names::apply)
                .toList();
        return new ProcessMap.Loop(path, edge.frequency, edge.cases, times(edge.durations));
    }

    private List<ProcessMap.Link> links() {
        return tally.links().entrySet().stream()
                .map(entry -> new ProcessMap.Link(
                        entry.getKey().step(),
                        names.apply(entry.getKey().from()),
                        names.apply(entry.getKey().to()),
                        entry.getValue()[0]))
                .sorted(Comparator.comparingInt(ProcessMap.Link::step)
                        .thenComparing(
                                Comparator.comparingInt(ProcessMap.Link::cases).reversed())
                        .thenComparing(ProcessMap.Link::from)
                        .thenComparing(ProcessMap.Link::to))
                .limit(ProcessMap.MAX_EDGES)
                .toList();
    }

    private Comparator<Map.Entry<Long, ProcessTally.Edge>> byFrequency() {
        return Comparator.comparingInt((Map.Entry<Long, ProcessTally.Edge> entry) -> entry.getValue().frequency)
                .reversed()
                .thenComparing(entry -> names.apply(ProcessTally.from(entry.getKey())))
                .thenComparing(entry -> names.apply(ProcessTally.to(entry.getKey())));
    }

    private double share(int part) {
        return (double) part / tally.cases();
    }

    private static @Nullable Times times(Durations durations) {
        return durations
                .summary()
                .map(found -> new Times(found.mean(), found.median(), found.min(), found.max()))
                .orElse(null);
    }
}
