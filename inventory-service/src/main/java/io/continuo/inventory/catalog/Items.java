package io.continuo.inventory.catalog;

import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The items; a kit is made of items that lie on shelves, and lies on none itself. */
@Singleton
class Items {

    private static final String HAS_STOCK =
            "SELECT count(*) FROM stock s JOIN item i ON i.sku = s.sku WHERE i.sku_key = :key AND s.version > 0";

    private static final String IS_COMPONENT =
            "SELECT count(*) FROM item WHERE component_skus && ARRAY(SELECT own.sku FROM item own WHERE own.sku_key = :key)";

    private final CatalogRows rows;
    private final Sessions sessions;

    Items(CatalogRows rows, Sessions sessions) {
        this.rows = rows;
        this.sessions = sessions;
    }

    /** @param unit {@code piece} when null */
    record Description(String name, @Nullable String unit) {

        void applyTo(ItemRow row) {
            row.name = name;
            row.unit = unit == null ? "piece" : unit;
        }
    }

    /** Refused where a component is not known or is a kit, or where an item with stock is to become one. */
    Uni<Outcome<CatalogRows.Put<ItemRow>>> put(Description description, Item item, @Nullable String ifMatch) {
        if (!item.isKit()) {
            return save(description, item, ifMatch);
        }
        return sessions.read(session -> refusalOf(session, item)
                .chain(refusal -> refusal.isPresent()
                        ? Uni.createFrom().item(Outcome.refused(refusal.get()))
                        : components(session, item)
                                .map(known -> spelled(item, known))
                                .chain(spelled -> switch (spelled) {
                                    case Outcome.Accepted<Item>(Item kit) -> save(description, kit, ifMatch);
                                    case Outcome.Refused<Item>(Rejected reason) ->
                                        Uni.createFrom().item(Outcome.refused(reason));
                                })));
    }

    Uni<Optional<ItemRow>> find(Sku sku) {
        return rows.find(ItemRow.class, sku.key());
    }

    Uni<List<ItemRow>> page(String after, int limit) {
        return rows.page(ItemRow.class, "key", after, limit);
    }

    private Uni<Outcome<CatalogRows.Put<ItemRow>>> save(Description description, Item item, @Nullable String ifMatch) {
        return rows.put(
                ItemRow.class,
                item.sku().key(),
                () -> ItemRow.spelled(item.sku()),
                row -> {
                    description.applyTo(row);
                    row.set(item);
                },
                ifMatch);
    }

    private static Uni<Optional<Rejected>> refusalOf(Mutiny.Session session, Item kit) {
        String key = kit.sku().key();
        return count(session, HAS_STOCK, key).chain(stocked -> {
            if (stocked > 0) {
                return Uni.createFrom().item(Optional.of(new Rejected.NoKit("/components", "the item has stock")));
            }
            return count(session, IS_COMPONENT, key)
                    .map(kits -> kits == 0
                            ? Optional.empty()
                            : Optional.of(new Rejected.NoKit("/components", "the item is part of another kit")));
        });
    }

    private static Uni<Long> count(Mutiny.Session session, String query, String key) {
        return session.createNativeQuery(query, Long.class)
                .setParameter("key", key)
                .getSingleResult();
    }

    private static Uni<Map<String, Item>> components(Mutiny.Session session, Item kit) {
        Set<String> keys =
                kit.components().stream().map(part -> part.sku().key()).collect(Collectors.toCollection(TreeSet::new));
        return session.createQuery("from ItemRow where key in :keys", ItemRow.class)
                .setParameter("keys", keys)
                .getResultList()
                .map(found -> found.stream().collect(Collectors.toMap(row -> row.key, ItemRow::item)));
    }

    /** The kit with its components as their items are spelled. */
    private static Outcome<Item> spelled(Item kit, Map<String, Item> known) {
        List<Component> parts = new ArrayList<>();
        List<Rejected.Named> unknown = new ArrayList<>();
        for (int i = 0; i < kit.components().size(); i++) {
            Component part = kit.components().get(i);
            String pointer = "/components/" + i + "/sku";
            Item item = known.get(part.sku().key());
            if (part.sku().key().equals(kit.sku().key()) || (item != null && item.isKit())) {
                return Outcome.refused(new Rejected.NoKit(pointer, "a kit is not made of kits"));
            }
            if (item == null) {
                unknown.add(new Rejected.Named(pointer, part.sku().value()));
            } else {
                parts.add(new Component(item.sku(), part.quantity()));
            }
        }
        return unknown.isEmpty()
                ? Outcome.accepted(new Item(kit.sku(), kit.listed(), kit.safetyStock(), parts))
                : Outcome.refused(new Rejected.Unknown(Rejected.Kind.SKU, unknown));
    }
}
