package io.continuo.journey.processes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cases went.
 *
 * @param status whether there was any case
 * @param cases how many
 * @param events of them together
 * @param duration of the cases, from the first event to the last
 * @param nodes the activities, the most frequent first; at most {@value #MAX_NODES}
 * @param edges what follows what directly, the most frequent first; at most {@value #MAX_EDGES}
 * @param starts with what cases begin
 * @param ends with what cases end
 * @param variants the ways cases went, the most common first; as many as asked for
 * @param loops going round: one activity straight again, or two in turns
 * @param sankey the cases by step, as far as asked for; at most {@value #MAX_EDGES}
 * @param counts how many nodes, edges and variants there are, shown or not
 * @param mapVersion the version of the identity map; null for an upload
 */
record ProcessMap(
        Status status,
        int cases,
        int events,
        @Nullable Times duration,
        List<Node> nodes,
        List<Edge> edges,
        List<Share> starts,
        List<Share> ends,
        List<Variant> variants,
        List<Loop> loops,
        List<Link> sankey,
        Counts counts,
        @Nullable Long mapVersion,
        Instant asOf) {

    static final int MAX_NODES = 1_000;
    static final int MAX_EDGES = 5_000;
    static final int MAX_LOOPS = 100;

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    record Times(Duration mean, Duration median, Duration min, Duration max) {}

    /**
     * @param frequency how often it happened
     * @param cases in how many cases
     * @param repeated in how many more than once
     */
    record Node(String name, int frequency, int cases, int starts, int ends, int repeated) {}

    /** @param time from one to the other */
    record Edge(String from, String to, int frequency, int cases, Times time) {}

    record Share(String name, int frequency, double share) {}

    /** @param duration of these cases */
    record Variant(List<String> path, int cases, double share, Times duration) {}

    /** @param path what is gone through again and again */
    record Loop(List<String> path, int frequency, int cases, Times time) {}

    record Link(int step, String from, String to, int cases) {}

    record Counts(int nodes, int edges, int variants) {}
}
