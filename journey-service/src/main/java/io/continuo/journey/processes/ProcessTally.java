package io.continuo.journey.processes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts what traces do. Not for several threads at once. */
final class ProcessTally {

    private final int depth;
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<Long, Edge> edges = new HashMap<>();
    private final Map<Long, Edge> returns = new HashMap<>();
    private final Map<Link, int[]> links = new HashMap<>();
    private final Map<Path, Variant> variants = new HashMap<>();
    private final Durations durations = new Durations();
    private int cases;
    private int events;

    /** An activity. Of the cases that have it, some begin or end with it, and some have it again. */
    static final class Node {
        int frequency;
        int cases;
        int starts;
        int ends;
        int repeated;
        private int lastCase;
        private int lastRepeated;
    }

    /** From an activity to the one that follows. */
    static final class Edge {
        final Durations durations = new Durations();
        int frequency;
        int cases;
        private int lastCase;
    }

    /** A way that cases went from the first activity to the last. */
    static final class Variant {
        final Durations durations = new Durations();
        int cases;
    }

    /** A step of a Sankey diagram: the cases that went from here to there as their step of this number, from 1. */
    record Link(int step, int from, int to) {}

    /** A path as a key. */
    static final class Path {

        private final int[] activities;
        private final int hash;

        Path(int[] activities) {
            this.activities = activities;
            this.hash = Arrays.hashCode(activities);
        }

        int[] activities() {
            return activities;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Path path && Arrays.equals(activities, path.activities);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** @param depth how many steps a Sankey diagram has */
    ProcessTally(int depth) {
        this.depth = depth;
    }

    /** Adds a case that has an activity at least. */
    void add(Trace trace) {
        cases++;
        events += trace.length();
        durations.add(trace.duration());
        for (int place = 0; place < trace.length(); place++) {
            visit(node(trace.activity(place)));
            if (place > 0) {
                follow(trace, place);
            }
        }
        node(trace.activity(0)).starts++;
        node(trace.activity(trace.length() - 1)).ends++;
        Variant variant = variants.computeIfAbsent(new Path(trace.path()), path -> new Variant());
        variant.cases++;
        variant.durations.add(trace.duration());
    }

    int cases() {
        return cases;
    }

    int events() {
        return events;
    }

    Map<Integer, Node> nodes() {
        return nodes;
    }

    /** By {@link #from} and {@link #to} of the key. */
    Map<Long, Edge> edges() {
        return edges;
    }

    /** Going from one activity to another one and straight back, by the two. */
    Map<Long, Edge> returns() {
        return returns;
    }

    Map<Link, int[]> links() {
        return links;
    }

    Map<Path, Variant> variants() {
        return variants;
    }

    Durations durations() {
        return durations;
    }

    static int from(long edge) {
        return (int) (edge >>> Integer.SIZE);
    }

    static int to(long edge) {
        return (int) edge;
    }

    private Node node(int activity) {
        return nodes.computeIfAbsent(activity, number -> new Node());
    }

    private void visit(Node node) {
        node.frequency++;
        if (node.lastCase != cases) {
            node.lastCase = cases;
            node.cases++;
        } else if (node.lastRepeated != cases) {
            node.lastRepeated = cases;
            node.repeated++;
        }
    }

    private void follow(Trace trace, int place) {
        int from = trace.activity(place - 1);
        int to = trace.activity(place);
        go(edges, from, to, trace.micros(place) - trace.micros(place - 1));
        if (place > 1 && from != to && trace.activity(place - 2) == to) {
            go(returns, to, from, trace.micros(place) - trace.micros(place - 2));
        }
        if (place <= depth) {
            links.computeIfAbsent(new Link(place, from, to), link -> new int[1])[0]++;
        }
    }

    private void go(Map<Long, Edge> ways, int from, int to, long duration) {
        Edge edge = ways.computeIfAbsent((long) from << Integer.SIZE | to, key -> new Edge());
        edge.frequency++;
        edge.durations.add(duration);
        if (edge.lastCase != cases) {
            edge.lastCase = cases;
            edge.cases++;
        }
    }
}
