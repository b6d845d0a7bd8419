package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of listings as values. */
final class ListingRows {

    private ListingRows() {}

    static Listed listed(Row row) {
        return new Listed(
                listing(row),
                row.getBoolean("for_sale"),
                row.getLong("version"),
                row.getInteger("stores"),
                row.getInteger("covered"),
                row.getInteger("needed"),
                row.getString("id") == null ? Optional.empty() : Optional.of(breach(row)));
    }

    static Breach breach(Row row) {
        return new Breach(
                row.getString("id"),
                new ChannelId(row.getString("channel")),
                new Sku(row.getString("sku")),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("until") == null
                        ? null
                        : row.getOffsetDateTime("until").toInstant(),
                SeenJson.read(row.getString("seen")));
    }

    static Spot spot(Row row, double confidence) {
        Double lat = row.getDouble("lat");
        Double lon = row.getDouble("lon");
        return new Spot(
                new NodeId(row.getString("id")),
                Spot.Role.valueOf(row.getString("role")),
                lat == null || lon == null ? null : new Place(lat, lon),
                new Quantity(row.getBigDecimal("sellable")),
                confidence);
    }

    static String[] names(Set<Action> actions) {
        return actions.stream().sorted().map(Action::wireName).toArray(String[]::new);
    }

    private static Listing listing(Row row) {
        return new Listing(
                new ChannelId(row.getString("channel")),
                new Sku(row.getString("sku")),
                row.getBoolean("listed"),
                guarantee(row),
                actions(row.getArrayOfStrings("actions")));
    }

    private static @Nullable Guarantee guarantee(Row row) {
        BigDecimal least = row.getBigDecimal("min_sellable");
        return least == null
                ? null
                : new Guarantee(
                        new Quantity(least),
                        row.getBigDecimal("share_of_stores").stripTrailingZeros(),
                        row.getDouble("radius_km"));
    }

    private static Set<Action> actions(String[] names) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        Arrays.stream(names)
                .map(name -> Action.valueOf(name.toUpperCase(Locale.ROOT)))
                .forEach(actions::add);
        return actions;
    }
}
