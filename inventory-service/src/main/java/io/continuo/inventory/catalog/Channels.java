package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sales channels; one may only sell from nodes that exist. */
@Singleton
class Channels {

    private final CatalogRows rows;
    private final Sessions sessions;

    Channels(CatalogRows rows, Sessions sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /** @param order the nodes, the first one to sell from first; without repetition */
    Uni<Outcome<CatalogRows.Put<ChannelRow>>> put(
            ChannelId id, List<NodeId> order, Quantity safetyStock, @Nullable String ifMatch) {
        return unknownAmong(order)
                .chain(unknown -> unknown.isPresent()
                        ? Uni.createFrom().item(Outcome.refused(unknown.get()))
                        : rows.put(
                                ChannelRow.class,
                                id.value(),
                                () -> ChannelRow.named(id),
                                row -> row.set(order, safetyStock),
                                ifMatch));
    }

    Uni<Optional<ChannelRow>> find(ChannelId id) {
        return rows.find(ChannelRow.class, id.value());
    }

    Uni<List<ChannelRow>> page(String after, int limit) {
        return rows.page(ChannelRow.class, "id", after, limit);
    }

    /** Nodes are never deleted, so one that is there now stays. */
    private Uni<Optional<Rejected>> unknownAmong(List<NodeId> nodes) {
        List<String> ids = nodes.stream().map(NodeId::value).toList();
        return sessions.read(session -> session.createQuery("select id from NodeRow where id in :ids", String.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(Set::copyOf)
                .map(known -> missing(ids, known));
    }

    private static Optional<Rejected> missing(List<String> ids, Set<String> known) {
        List<Rejected.Named> missing = IntStream.range(0, ids.size())
                .filter(i -> !known.contains(ids.get(i)))
                .mapToObj(i -> new Rejected.Named("/nodes/" + i, ids.get(i)))
                .collect(Collectors.toList());
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Rejected.Unknown(Rejected.Kind.NODE, missing));
    }
}
