package io.continuo.identity.graph;

import io.continuo.events.EventJson;
import io.continuo.identity.IdentityConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold now: those of the deployment's file and what stewards changed. A change made through another
 * replica is followed here within a second.
 */
@Singleton
public class RuleBook {

    /**
     * Rules of one version.
     *
     * @param changed what differs from the file
     * @param rules all of them
     */
    public record Edition(long version, RuleSet changed, RuleSet rules) {}

    private record Compiled(Edition edition, LinkRules rules) {}

    private static final Logger LOG = Logger.getLogger(RuleBook.class);
    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(400);

    private static final String VERSION = "SELECT version FROM rule_book";

    private static final String READ = """
            SELECT version, rules::text AS rules,
                ARRAY(SELECT type || ':' || value FROM blocked_values) AS blocked,
                ARRAY(SELECT id FROM shared_identifiers) AS shared
            FROM rule_book
            """;

    private final Pool pool;
    private final Nodes nodes;
    private final RuleSet file;
    private final LinkRules rulesOfFile;
    private final AtomicReference<@Nullable Compiled> current = new AtomicReference<>();
    private @Nullable Cancellable lookout;

    RuleBook(Pool pool, Nodes nodes, IdentityConfig config) {
        this.pool = pool;
        this.nodes = nodes;
        this.file = RuleSet.of(config.rules());
        // A mistake in the file is told at the start, not with the first touchpoint.
        this.rulesOfFile = file.compiled(Set.of(), Set.of(), nodes);
    }

    void atStart(@Observes StartupEvent start) {
        lookout = Multi.createBy()
                .repeating()
                .uni(() ->
                        look().onFailure().invoke(RuleBook::report).onFailure().recoverWithNull())
                .withDelay(LOOKED_AT_EVERY)
                .indefinitely()
                .subscribe()
                .with(looked -> {}, failure -> LOG.error("rules are not looked at any more", failure));
    }

    void atEnd(@Observes ShutdownEvent end) {
        if (lookout != null) {
            lookout.cancel();
        }
    }

    /** The rules to decide by; a transaction asks once. */
    Uni<LinkRules> rules(SqlClient client) {
        Compiled known = current.get();
        return known == null
                ? read(client).map(Compiled::rules)
                : Uni.createFrom().item(known.rules);
    }

    /** The rules as they were read last, without asking the database. */
    LinkRules latest() {
        Compiled known = current.get();
        return known == null ? rulesOfFile : known.rules;
    }

    /** What is committed. */
    public Uni<Edition> edition(SqlClient client) {
        return read(client).map(Compiled::edition);
    }

    /** Follows what is committed from now on. */
    public Uni<Void> look() {
        return pool.query(VERSION)
                .execute()
                .map(rows -> rows.iterator().next().getLong("version"))
                .chain(version -> isKnown(version)
                        ? Uni.createFrom().voidItem()
                        : read(pool).replaceWithVoid());
    }

    /**
     * Whether rules can be followed.
     *
     * @throws IllegalArgumentException saying why not
     */
    public void check(RuleSet changed) {
        changed.over(file).compiled(Set.of(), Set.of(), nodes);
    }

    private boolean isKnown(long version) {
        Compiled known = current.get();
        return known != null && known.edition.version >= version;
    }

    private Uni<Compiled> read(SqlClient client) {
        return client.query(READ)
                .execute()
                .map(rows -> compiled(rows.iterator().next()))
                .invoke(read -> current.accumulateAndGet(read, RuleBook::newer));
    }

    private Compiled compiled(Row row) {
        RuleSet changed = EventJson.read(row.getString("rules"), RuleSet.class);
        RuleSet all = changed.over(file);
        Set<String> blocked = Set.of(row.getArrayOfStrings("blocked"));
        Set<UUID> shared = Set.of(row.getArrayOfUUIDs("shared"));
        return new Compiled(new Edition(row.getLong("version"), changed, all), all.compiled(blocked, shared, nodes));
    }

    private static @Nullable Compiled newer(@Nullable Compiled known, @Nullable Compiled read) {
        return known != null && read != null && known.edition.version > read.edition.version ? known : read;
    }

    private static void report(Throwable failure) {
        LOG.warnf("rules not looked at; reason=%s", failure.toString());
    }
}
