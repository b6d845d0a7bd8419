package io.continuo.inventory.live;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.Stock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads everything once, then what changed, and brings it into {@link LiveStock}. One call at a time. */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final int PAGE = 10_000;
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final LiveStock live;
    private final int comparedEachTurn;
    private final OwnTransactions own = new OwnTransactions();
    private final Map<String, List<Shelves.Expiring>> expiring = new HashMap<>();
    private @Nullable String seen;
    private volatile boolean loaded;
    private long revision;
    private String[] compared = {"", ""};

    Follower(LiveStock live, int comparedEachSecond, Duration interval) {
        this.live = live;
        this.comparedEachTurn = (int) Math.max(1, comparedEachSecond * interval.toMillis() / 1000);
    }

    boolean isLoaded() {
        return loaded;
    }

    /** Brings in what is committed now. */
    Uni<Void> follow(SqlConnection client, Instant now) {
        String before = seen;
        String[] known = own.known();
        // Sent one behind the other without waiting: one round trip for all of them. The snapshot is the first.
        return Uni.combine()
                .all()
                .unis(
                        News.snapshot(client),
                        before == null ? load(client) : catchUp(client, before, known),
                        News.expiring(client, now, now.plus(AHEAD)).invoke(this::expect))
                .asTuple()
                .invoke(answers -> {
                    seen = answers.getItem1();
                    loaded = true;
                    own.forget(known);
                })
                .replaceWithVoid();
    }

    /** What this instance has just committed. */
    void committed(long transaction, Collection<Stock> rows) {
        Set<String> changed = new HashSet<>();
        for (Stock row : rows) {
            int node = live.numbers().of(row.key().node());
            if (live.shelvesOf(row.key().sku()).putCounters(node, Reading.shelf(row))) {
                changed.add(row.key().sku().key());
            }
        }
        live.tell(changed);
        own.add(transaction);
    }

    private Uni<Void> load(SqlConnection client) {
        return layout(client)
                .chain(() -> loadItems(client))
                .chain(() -> News.unlisted(client))
                .invoke(this::list)
                .chain(() -> loadShelves(client))
                .invoke(() -> {
                    LOG.infof("stock read; skus=%d shelves=%d", live.skus(), live.shelfCount());
                    live.tellAll();
                });
    }

    private Uni<Void> catchUp(SqlConnection client, String before, String[] known) {
        return Uni.combine()
                .all()
                .unis(
                        News.items(client, before, PAGE).call(rows -> itemsOrAll(client, rows)),
                        News.shelves(client, before, PAGE, known).call(rows -> shelvesOrAll(client, rows)),
                        News.listings(client, before).invoke(this::listings),
                        News.isLayoutChanged(client, before))
                .asTuple()
                .chain(answers -> answers.getItem4() ? layout(client).invoke(live::tellAll) : done());
    }

    /** More news than fit into memory at once, after an outage say, are read as everything is. */
    private Uni<Void> shelvesOrAll(SqlConnection client, RowSet<Row> news) {
        live.tell(shelves(news));
        return news.size() < PAGE ? done() : loadShelves(client);
    }

    private Uni<Void> itemsOrAll(SqlConnection client, RowSet<Row> news) {
        items(news);
        return news.size() < PAGE ? done() : loadItems(client);
    }

    private Uni<Void> layout(SqlConnection client) {
        return Uni.combine()
                .all()
                .unis(News.nodes(client), News.channels(client), News.rules(client))
                .with((nodes, channels, rules) -> Reading.layout(++revision, live.numbers(), nodes, channels, rules))
                .invoke(live::lay)
                .replaceWithVoid();
    }

    private Uni<Void> loadItems(SqlConnection client) {
        String[] after = {""};
        return Multi.createBy()
                .repeating()
                .uni(() -> News.itemPage(client, after[0], PAGE).map(rows -> {
                    rows.forEach(row -> after[0] = row.getString("sku_key"));
                    items(rows);
                    return rows.size();
                }))
                .whilst(read -> read == PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> loadShelves(SqlConnection client) {
        String[] after = {"", ""};
        return Multi.createBy()
                .repeating()
                .uni(() -> page(client, after, PAGE))
                .whilst(read -> read == PAGE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The next shelves of the table, and from the beginning again behind the last. */
    Uni<Void> compare(SqlConnection client) {
        return page(client, compared, comparedEachTurn)
                .invoke(read -> {
                    if (read < comparedEachTurn) {
                        compared = new String[] {"", ""};
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> page(SqlConnection client, String[] after, int limit) {
        return News.shelfPage(client, after[0], after[1], limit).map(rows -> {
            rows.forEach(row -> {
                after[0] = row.getString("sku");
                after[1] = row.getString("node");
            });
            live.tell(shelves(rows));
            return rows.size();
        });
    }

    private Set<String> shelves(RowSet<Row> rows) {
        Set<String> changed = new HashSet<>();
        for (Row row : rows) {
            Shelves shelves = live.shelvesOf(Reading.sku(row));
            if (shelves.put(live.numbers().of(row.getString("node")), Reading.shelf(row))) {
                changed.add(shelves.sku().key());
            }
        }
        return changed;
    }

    private void items(RowSet<Row> rows) {
        Set<String> changed = new HashSet<>();
        Reading.list(rows, Reading::item).forEach(item -> {
            live.put(item);
            changed.add(item.sku().key());
        });
        live.tell(changed);
    }

    private void listings(RowSet<Row> rows) {
        live.tell(list(rows));
    }

    private Set<String> list(RowSet<Row> rows) {
        Set<String> changed = new HashSet<>();
        for (Row row : rows) {
            live.list(Reading.sku(row), new ChannelId(row.getString("channel")), row.getBoolean("listed"));
            changed.add(Reading.sku(row).key());
        }
        return changed;
    }

    /** Holds that end are known a little before, so that they stop counting when they end. */
    private void expect(RowSet<Row> rows) {
        Map<String, List<Shelves.Expiring>> next = new HashMap<>();
        for (Row row : rows) {
            next.computeIfAbsent(row.getString("sku"), sku -> new ArrayList<>())
                    .add(Reading.expiring(row, live.numbers()));
        }
        Set<String> changed = new HashSet<>();
        Set<String> all = new HashSet<>(expiring.keySet());
        all.addAll(next.keySet());
        for (String sku : all) {
            Shelves shelves = live.shelvesOf(new Sku(sku));
            if (shelves.expect(next.getOrDefault(sku, List.of()))) {
                changed.add(shelves.sku().key());
            }
        }
        expiring.clear();
        expiring.putAll(next);
        live.tell(changed);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
