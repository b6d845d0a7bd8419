package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import java.util.ArrayList;
import java.util.List;

/** What the history of links leaves standing, by the same steps as the database. */
final class LinkForest {

    private final List<LinkChange.Linked> standing = new ArrayList<>();

    static LinkForest of(List<LinkChange> changes) {
        LinkForest forest = new LinkForest();
        for (LinkChange change : changes) {
            switch (change) {
                case LinkChange.Linked linked -> forest.standing.add(linked);
                case LinkChange.Detached detached -> forest.detach(detached);
            }
        }
        return forest;
    }

    int size() {
        return standing.size();
    }

    boolean connects(Identifier one, Identifier other) {
        List<Identifier> nodes = new ArrayList<>(List.of(one, other));
        standing.forEach(link -> nodes.addAll(List.of(link.from(), link.to())));
        Components<Identifier> components = new Components<>(nodes);
        standing.forEach(link -> components.join(link.from(), link.to()));
        return components.connects(one, other);
    }

    private void detach(LinkChange.Detached detached) {
        Identifier node = detached.node();
        Identifier base = Identifier.ofCustomer(detached.base());
        List<LinkChange.Linked> gone = standing.stream()
                .filter(link -> link.from().equals(node) || link.to().equals(node))
                .toList();
        standing.removeAll(gone);
        gone.stream()
                .filter(link -> link.to().equals(node) || link.merge() != null)
                .map(link -> new LinkChange.Linked(
                        link.from().equals(node) ? base : link.from(),
                        link.to().equals(node) ? base : link.to(),
                        link.evidence(),
                        link.merge()))
                .forEach(standing::add);
    }
}
