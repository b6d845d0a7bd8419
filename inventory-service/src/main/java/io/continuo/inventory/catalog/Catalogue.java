package io.continuo.inventory.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What other features ask of the catalogue, on their own connection. */
@Singleton
public class Catalogue {

    private static final String ITEMS = "SELECT * FROM item WHERE sku_key = ANY($1)";
    private static final String NODES = "SELECT id FROM node WHERE id = ANY($1)";

    public Uni<Known> known(SqlClient client, Collection<Sku> skus, Collection<NodeId> nodes) {
        return Uni.combine()
                .all()
                .unis(items(client, skus), existing(client, nodes))
                .with((items, existing) -> new Known(spellings(items), kits(items), existing));
    }

    private static Uni<RowSet<Row>> items(SqlClient client, Collection<Sku> skus) {
        String[] keys = skus.stream().map(Sku::key).distinct().toArray(String[]::new);
        return client.preparedQuery(ITEMS).execute(Tuple.of(keys));
    }

    private static Uni<Set<NodeId>> existing(SqlClient client, Collection<NodeId> nodes) {
        if (nodes.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String[] ids = nodes.stream().map(NodeId::value).distinct().toArray(String[]::new);
        return client.preparedQuery(NODES).execute(Tuple.of(ids)).map(Catalogue::ids);
    }

    private static Map<String, List<Component>> kits(RowSet<Row> rows) {
        Map<String, List<Component>> kits = new HashMap<>();
        for (Row row : rows) {
            // Most are no kits, and this is asked of thousands of lines.
            Item item = row.getValue("component_skus") == null ? null : CatalogueRows.item(row);
            if (item != null && item.isKit()) {
                kits.put(item.sku().key(), item.components());
            }
        }
        return kits;
    }

    private static Map<String, Sku> spellings(RowSet<Row> rows) {
        Map<String, Sku> skus = new HashMap<>();
        rows.forEach(row -> skus.put(row.getString("sku_key"), new Sku(row.getString("sku"))));
        return skus;
    }

    private static Set<NodeId> ids(RowSet<Row> rows) {
        Set<NodeId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(new NodeId(row.getString("id"))));
        return ids;
    }
}
