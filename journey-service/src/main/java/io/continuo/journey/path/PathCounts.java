package io.continuo.journey.path;

import io.continuo.journey.query.Durations;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What some of the customers come to; adds up with what the others come to. */
public final class PathCounts implements Partial<PathCounts> {

    private static final int EXACT_TIMES = 4_096;
    private static final int NUMBERS = 3;

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Pair, Edge> edges = new HashMap<>();
    private final Map<Pair, Edge> returns = new HashMap<>();
    private final Map<Link, Long> links = new HashMap<>();
    private final Map<Variant, Long> ways = new HashMap<>();
    private long customers;
    private long touchpoints;
    private long waysLeftOut;

    PathCounts(long customers, long touchpoints, long waysLeftOut) {
        this.customers = customers;
        this.touchpoints = touchpoints;
        this.waysLeftOut = waysLeftOut;
    }

    /** From one step to another. */
    public record Pair(String from, String to) {}

    /** The customers' step of this number, from 1, and the next one. */
    public record Link(int step, String from, String to) {}

    /** @param isCut whether the ways go on, each its own */
    public record Variant(List<String> path, boolean isCut) {}

    /** A step. */
    public static final class Node {

        long frequency;
        long customers;
        long starts;
        long ends;
        long repeated;
        private long lastCustomer;
        private long lastRepeated;

        void visit(long customer) {
            frequency++;
            if (lastCustomer != customer) {
                lastCustomer = customer;
                customers++;
            } else if (lastRepeated != customer) {
                lastRepeated = customer;
                repeated++;
            }
        }

        private void write(PartialOutput out) {
            out.number(frequency);
            out.number(customers);
            out.number(starts);
            out.number(ends);
            out.number(repeated);
        }

        private static Node read(PartialInput in) {
            Node node = new Node();
            node.frequency = in.number();
            node.customers = in.number();
            node.starts = in.number();
            node.ends = in.number();
            node.repeated = in.number();
            return node;
        }

        private Node plus(Node other) {
            frequency += other.frequency;
            customers += other.customers;
            starts += other.starts;
            ends += other.ends;
            repeated += other.repeated;
            return this;
        }

        public long frequency() {
            return frequency;
        }
    }

    /** What follows directly, or there and back. */
    public static final class Edge {

        long frequency;
        long customers;
        final Durations times = new Durations(EXACT_TIMES);
        private long lastCustomer;

        void go(long customer, long millis) {
            frequency++;
            times.add(millis);
            if (lastCustomer != customer) {
                lastCustomer = customer;
                customers++;
            }
        }

        private void write(PartialOutput out) {
            out.number(frequency);
            out.number(customers);
            times.write(out);
        }

        private static Edge read(PartialInput in) {
            Edge edge = new Edge();
            edge.frequency = in.number();
            edge.customers = in.number();
            edge.times.merge(Durations.read(in, EXACT_TIMES));
            return edge;
        }

        private Edge plus(Edge other) {
            frequency += other.frequency;
            customers += other.customers;
            times.merge(other.times);
            return this;
        }

        public long frequency() {
            return frequency;
        }
    }

    @Override
    public PathCounts plus(PathCounts other) {
        customers += other.customers;
        touchpoints += other.touchpoints;
        waysLeftOut += other.waysLeftOut;
        other.nodes.forEach((name, node) -> nodes.merge(name, node, Node::plus));
        PathQuestion.check(nodes.size());
        other.edges.forEach((pair, edge) -> edges.merge(pair, edge, Edge::plus));
        other.returns.forEach((pair, edge) -> returns.merge(pair, edge, Edge::plus));
        other.links.forEach((link, number) -> links.merge(link, number, Long::sum));
        other.ways.forEach((way, number) -> ways.merge(way, number, Long::sum));
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.numbers(new long[] {customers, touchpoints, waysLeftOut});
        out.each(nodes.entrySet(), node -> {
            out.text(node.getKey());
            node.getValue().write(out);
        });
        write(edges, out);
        write(returns, out);
        out.each(links.entrySet(), link -> {
            out.number(link.getKey().step());
            out.text(link.getKey().from());
            out.text(link.getKey().to());
            out.number(link.getValue());
        });
        out.each(ways.entrySet(), way -> {
            out.each(way.getKey().path(), out::text);
            out.number(way.getKey().isCut() ? 1 : 0);
            out.number(way.getValue());
        });
    }

    private static void write(Map<Pair, Edge> edges, PartialOutput out) {
        out.each(edges.entrySet(), edge -> {
            out.text(edge.getKey().from());
            out.text(edge.getKey().to());
            edge.getValue().write(out);
        });
    }

    static PathCounts read(PartialInput in) {
        long[] numbers = in.numbers();
        if (numbers.length != NUMBERS) {
            throw new PartialInput.Malformed("there are " + NUMBERS + " numbers");
        }
        PathCounts counts = new PathCounts(numbers[0], numbers[1], numbers[2]);
        in.each(() -> counts.nodes.put(in.text(), Node.read(in)));
        in.each(() -> counts.edges.put(new Pair(in.text(), in.text()), Edge.read(in)));
        in.each(() -> counts.returns.put(new Pair(in.text(), in.text()), Edge.read(in)));
        in.each(() -> counts.links.put(new Link(in.whole(), in.text(), in.text()), in.number()));
        in.each(() -> counts.ways.put(variant(in), in.number()));
        return counts;
    }

    private static Variant variant(PartialInput in) {
        List<String> path = new ArrayList<>();
        in.each(() -> path.add(in.text()));
        return new Variant(path, in.number() != 0);
    }

    public Map<String, Node> nodes() {
        return nodes;
    }

    public Map<Pair, Edge> edges() {
        return edges;
    }

    Map<Pair, Edge> returns() {
        return returns;
    }

    Map<Link, Long> links() {
        return links;
    }

    Map<Variant, Long> ways() {
        return ways;
    }

    long customers() {
        return customers;
    }

    long touchpoints() {
        return touchpoints;
    }

    /** Customers whose way is not among the variants, as there are too many different ones. */
    long waysLeftOut() {
        return waysLeftOut;
    }
}
