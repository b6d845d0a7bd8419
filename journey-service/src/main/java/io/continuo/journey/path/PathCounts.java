package io.continuo.journey.path;

import io.continuo.journey.query.Durations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What some of the customers come to; adds up with what the others come to. */
public final class PathCounts {

    private static final int EXACT_TIMES = 4_096;

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
        private long lastCustomer;

        void visit(long customer) {
            frequency++;
            if (lastCustomer != customer) {
                lastCustomer = customer;
                customers++;
            }
        }

        private Node plus(Node other) {
            frequency += other.frequency;
            customers += other.customers;
            starts += other.starts;
            ends += other.ends;
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

    /** Takes in what others come to, of the same question. */
    public PathCounts plus(PathCounts other) {
        customers += other.customers;
        touchpoints += other.touchpoints;
        waysLeftOut += other.waysLeftOut;
        other.nodes.forEach((name, node) -> nodes.merge(name, node, Node::plus));
        other.edges.forEach((pair, edge) -> edges.merge(pair, edge, Edge::plus));
        other.returns.forEach((pair, edge) -> returns.merge(pair, edge, Edge::plus));
        other.links.forEach((link, number) -> links.merge(link, number, Long::sum));
        other.ways.forEach((way, number) -> ways.merge(way, number, Long::sum));
        return this;
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
