package io.continuo.outbox;

import io.continuo.localstack.Database;
import io.continuo.localstack.testing.TestStack;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A database with the outbox's tables, a topic, and relays between them; its own in every test. */
final class OutboxFixture implements AutoCloseable {

    static final int PARTITIONS = 3;
    static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    final Broker broker = new Broker();
    final String topic = broker.newTopic(PARTITIONS, Map.of());
    final TopicReader reader = new TopicReader(topic, PARTITIONS);
    final Database database = TestStack.get().createDatabase("outbox");
    final Pool pool = poolOf(urlOf(database));
    final Outbox outbox = new Outbox();
    private final List<OutboxRelay> relays = new ArrayList<>();

    static {
        Awaitility.setDefaultTimeout(LONG_ENOUGH);
    }

    OutboxFixture() {
        now(pool.query(schema()).execute());
    }

    static String urlOf(Database database) {
        String login = database.user() + ":" + database.password() + "@";
        return database.reactiveUrl().replace("//", "//" + login);
    }

    static Pool poolOf(String url) {
        return PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(url))
                .with(new PoolOptions().setMaxSize(12))
                .build();
    }

    static OutboxConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(OutboxConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(OutboxConfig.class);
    }

    OutboxRelay startRelay(Map<String, String> settings) {
        return startRelay(TestStack.get().kafka(), settings);
    }

    OutboxRelay startRelay(String bootstrap, Map<String, String> settings) {
        OutboxRelay relay = new OutboxRelay(pool, bootstrap, config(settings));
        relays.add(relay);
        relay.start();
        return relay;
    }

    OutboxMessage message(String key, int number) {
        return OutboxMessage.of(topic, key, key + "#" + number, Integer.toString(number));
    }

    List<OutboxMessage> messages(String key, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> message(key, number))
                .toList();
    }

    void commit(List<OutboxMessage> messages) {
        inTransaction(tx -> outbox.addAll(tx, messages));
    }

    <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return now(pool.withTransaction(work));
    }

    OutboxDepth depth() {
        return now(new OutboxRows(config(Map.of())).depth(pool));
    }

    static <T> T now(Uni<T> uni) {
        return uni.await().atMost(LONG_ENOUGH);
    }

    @Override
    public void close() {
        relays.forEach(OutboxRelay::stop);
        reader.close();
        now(pool.close());
        broker.close();
        TestStack.get().drop(database);
    }

    private static String schema() {
        try (InputStream sql = Outbox.class.getResourceAsStream("/db/outbox/V0001__outbox.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
