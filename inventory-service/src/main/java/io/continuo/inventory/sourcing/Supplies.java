package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Calendars;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Known;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.Keeping;
import io.continuo.inventory.stock.StockKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what can be sold. Holds that have expired do not count, whether or not the sweep has come by. */
@Singleton
public class Supplies {

    private static final String CHANNEL = """
        SELECT c.safety_stock, CASE WHEN o.position = 1 THEN p.policy END AS policy, n.*
        FROM channel c
        LEFT JOIN sourcing_policy p ON p.channel = c.id
        LEFT JOIN LATERAL unnest(c.nodes) WITH ORDINALITY AS o(node, position) ON true
        LEFT JOIN node n ON n.id = o.node
        WHERE c.id = $1
        ORDER BY o.position
        """;

    private static final String ALL_NODES =
            "SELECT 0::numeric AS safety_stock, NULL::jsonb AS policy, n.* FROM node n ORDER BY priority, id";

    private static final String SHELF = """
        SELECT s.sku, s.node, s.version, s.verified_at, s.backorder_limit,
            s.on_hand + s.backorder_limit - s.reserved - s.allocated - s.blocked + (
                SELECT coalesce(sum(p.quantity), 0) FROM reservation_part p
                WHERE p.sku = s.sku AND p.node = s.node AND p.held_until <= $3
            ) AS available
        """;

    private static final String SHELVES = SHELF + """
        FROM item i JOIN stock s ON s.sku = i.sku
        WHERE (i.sku_key = ANY($1) OR i.sku = ANY(ARRAY(
                SELECT unnest(kit.component_skus) FROM item kit WHERE kit.sku_key = ANY($1))))
            AND s.version > 0
            AND ($2::text IS NULL OR s.node = ANY((SELECT nodes FROM channel WHERE id = $2)::text[]))
        """;

    /** One shelf for each SKU and node: a look by key, however many nodes there are. */
    private static final String SHELVES_AT = SHELF + """
        FROM unnest($1::text[], $2::text[]) AS w(sku_key, node)
        JOIN item i ON i.sku_key = w.sku_key
        CROSS JOIN LATERAL (
            SELECT * FROM stock WHERE sku = i.sku AND node = w.node AND version > 0 LIMIT 1) AS s
        """;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Loads loads;
    private final Keeping keeping;
    private final Planner planner;

    Supplies(Transactions transactions, Catalogue catalogue, Loads loads, Keeping keeping, Planner planner) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.loads = loads;
        this.keeping = keeping;
        this.planner = planner;
    }

    /** What was found, and how the SKUs asked for are spelled. */
    public record Found(Supply supply, Known known) {}

    private record Sites(List<Site> sites, Quantity safetyStock, Policy policy) {

        Sites with(List<Site> others) {
            return new Sites(others, safetyStock, policy);
        }
    }

    /** As {@link #read(SqlClient, ChannelId, Collection, Instant)} for those who only look. */
    public Uni<Outcome<Found>> look(@Nullable ChannelId channel, Collection<Sku> skus, Instant now) {
        return transactions.read(client -> read(client, channel, skus, now));
    }

    /**
     * @param channel null for all nodes, by their priority
     * @return refused where the channel is not known; unknown SKUs are for the caller to judge
     */
    public Uni<Outcome<Found>> read(SqlClient client, @Nullable ChannelId channel, Collection<Sku> skus, Instant now) {
        return Uni.combine()
                .all()
                .unis(
                        sites(client, channel, now).chain(sites -> loaded(client, sites, now)),
                        shelves(client, channel, keys(skus), now),
                        catalogue.known(client, skus, List.of()))
                .asTuple()
                .chain(read -> found(channel, read.getItem1(), List.of(read.getItem2()), read.getItem3()));
    }

    /**
     * What these lines may be served from: of a SKU that is wanted at named nodes only, just the shelves there, unless it
     * is a kit or the channel leaves some of it unsold over all its nodes.
     */
    public Uni<Outcome<Found>> readFor(SqlClient client, ChannelId channel, Collection<Demand> lines, Instant now) {
        List<Sku> skus = lines.stream().map(Demand::sku).toList();
        Set<String> anywhere = lines.stream()
                .filter(line -> line.node() == null)
                .map(line -> line.sku().key())
                .collect(Collectors.toSet());
        Map<String, Set<NodeId>> at = new TreeMap<>();
        lines.stream()
                .filter(line ->
                        line.node() != null && !anywhere.contains(line.sku().key()))
                .forEach(line -> at.computeIfAbsent(line.sku().key(), _ -> new TreeSet<>())
                        .add(line.node()));
        if (at.isEmpty()) {
            return read(client, channel, skus, now);
        }
        return Uni.combine()
                .all()
                .unis(
                        sites(client, channel, now).chain(sites -> loaded(client, sites, now)),
                        anywhere.isEmpty()
                                ? Uni.createFrom().item(Optional.<RowSet<Row>>empty())
                                : shelves(client, channel, anywhere.toArray(String[]::new), now)
                                        .map(Optional::of),
                        shelvesAt(client, at, now),
                        catalogue.known(client, skus, List.of()))
                .asTuple()
                .chain(read -> found(
                        channel,
                        read.getItem1(),
                        Stream.concat(read.getItem2().stream(), Stream.of(read.getItem3()))
                                .toList(),
                        read.getItem4()))
                .chain(found -> needsMore(found, skus)
                        ? read(client, channel, skus, now)
                        : Uni.createFrom().item(found));
    }

    private static boolean needsMore(Outcome<Found> found, List<Sku> skus) {
        return found instanceof Outcome.Accepted<Found>(Found known)
                && skus.stream()
                        .anyMatch(sku -> known.known().isKit(sku)
                                || known.supply().margins().ofAll(sku).isPositive());
    }

    private static Uni<RowSet<Row>> shelvesAt(SqlClient client, Map<String, Set<NodeId>> at, Instant now) {
        String[] keys = at.entrySet().stream()
                .flatMap(sku -> sku.getValue().stream().map(node -> sku.getKey()))
                .toArray(String[]::new);
        String[] nodes = at.values().stream()
                .flatMap(some -> some.stream().map(NodeId::value))
                .toArray(String[]::new);
        return client.preparedQuery(SHELVES_AT).execute(Tuple.of(keys, nodes, now.atOffset(ZoneOffset.UTC)));
    }

    /** Thousands of rows are made shelves elsewhere, as large plans are. */
    private Uni<Outcome<Found>> found(
            @Nullable ChannelId channel, Optional<Sites> sites, List<RowSet<Row>> rows, Known known) {
        return planner.made(
                rows.stream().mapToLong(RowSet::size).sum(), () -> of(channel, sites, shelves(rows), known));
    }

    private Outcome<Found> of(@Nullable ChannelId channel, Optional<Sites> sites, List<Shelf> shelves, Known known) {
        return sites.<Outcome<Found>>map(found -> Outcome.accepted(new Found(
                        new Supply(
                                found.sites(),
                                shelves,
                                new PlannedMargins(keeping.live(), channel, found.safetyStock()),
                                found.policy()),
                        known)))
                .orElseGet(() -> Outcome.refused(
                        Rejected.Unknown.one(Rejected.Kind.CHANNEL, "/channel", String.valueOf(channel))));
    }

    private Uni<Optional<Sites>> loaded(SqlClient client, Optional<Sites> sites, Instant now) {
        return sites.isEmpty()
                ? Uni.createFrom().item(sites)
                : loads.loaded(client, sites.get().sites(), now).map(loaded -> sites.map(found -> found.with(loaded)));
    }

    private static Uni<Optional<Sites>> sites(SqlClient client, @Nullable ChannelId channel, Instant now) {
        if (channel == null) {
            return client.preparedQuery(ALL_NODES).execute().map(rows -> Optional.of(sites(rows, now)));
        }
        return client.preparedQuery(CHANNEL)
                .execute(Tuple.of(channel.value()))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(sites(rows, now)));
    }

    private static String[] keys(Collection<Sku> skus) {
        return skus.stream().map(Sku::key).distinct().toArray(String[]::new);
    }

    private static Uni<RowSet<Row>> shelves(SqlClient client, @Nullable ChannelId channel, String[] keys, Instant now) {
        return client.preparedQuery(SHELVES)
                .execute(Tuple.of(keys, channel == null ? null : channel.value(), now.atOffset(ZoneOffset.UTC)));
    }

    private static List<Shelf> shelves(List<RowSet<Row>> rows) {
        return rows.stream()
                .flatMap(some -> StreamSupport.stream(some.spliterator(), false))
                .map(Supplies::shelf)
                .toList();
    }

    private static Sites sites(RowSet<Row> rows, Instant now) {
        List<Site> sites = new ArrayList<>();
        Quantity safetyStock = Quantity.ZERO;
        Policy policy = Policy.NONE;
        for (Row row : rows) {
            safetyStock = new Quantity(row.getBigDecimal("safety_stock"));
            policy = row.getJsonObject("policy") == null ? policy : Policy.read(row.getJsonObject("policy"));
            if (row.getString("id") != null) {
                sites.add(site(row, sites.size(), now));
            }
        }
        return new Sites(sites, safetyStock, policy);
    }

    private static Site site(Row row, int rank, Instant now) {
        String calendar = row.getString("calendar");
        Double lat = row.getDouble("lat");
        Double lon = row.getDouble("lon");
        return new Site(
                new NodeId(row.getString("id")),
                rank,
                row.getBoolean("enabled"),
                row.getBoolean("ships_orders"),
                row.getBoolean("offers_pickup"),
                lat == null || lon == null ? null : new Place(lat, lon),
                new Load(row.getInteger("daily_order_capacity"), 0),
                calendar == null ? null : new ByCalendar(Calendars.read(calendar), now));
    }

    private static Shelf shelf(Row row) {
        OffsetDateTime verified = row.getOffsetDateTime("verified_at");
        return new Shelf(
                new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node"))),
                new Quantity(row.getBigDecimal("available")),
                new Quantity(row.getBigDecimal("backorder_limit")),
                row.getLong("version"),
                verified == null ? null : verified.toInstant());
    }
}
