package io.continuo.identity.explanation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the way from one node to another over links that stand. */
final class PathOfEvidence {

    private PathOfEvidence() {}

    /** The links in order, each read in the direction of the way; empty where there is none, or nothing to explain. */
    static List<LinkView> between(String from, String to, Collection<LinkView> links) {
        Map<String, List<LinkView>> ways = new HashMap<>();
        links.stream().filter(LinkView::stands).forEach(link -> {
            ways.computeIfAbsent(link.from(), none -> new ArrayList<>()).add(link);
            ways.computeIfAbsent(link.to(), none -> new ArrayList<>()).add(link.reversed());
        });
        return trace(from, to, arrivals(from, ways));
    }

    /** For every node that can be reached, the link over which it is reached first. */
    private static Map<String, LinkView> arrivals(String from, Map<String, List<LinkView>> ways) {
        Map<String, LinkView> arrivals = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (LinkView link : ways.getOrDefault(open.poll(), List.of())) {
                if (!link.to().equals(from) && arrivals.putIfAbsent(link.to(), link) == null) {
                    open.add(link.to());
                }
            }
        }
        return arrivals;
    }

    private static List<LinkView> trace(String from, String to, Map<String, LinkView> arrivals) {
        List<LinkView> path = new ArrayList<>();
        String here = to;
        while (!here.equals(from) && arrivals.containsKey(here)) {
            LinkView link = arrivals.get(here);
            path.add(link);
            here = link.from();
        }
        Collections.reverse(path);
        return path;
    }
}
