package io.continuo.outbox;

import io.continuo.events.LogKeys;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages in the caller's transaction: they are sent if and only if it commits.
 *
 * <p>Order per topic and subject is the order of adding. Two transactions that add for one subject at the same time must
 * be serialised by the aggregate they change (its row lock or version check), as their order is otherwise undefined.
 */
@Singleton
public final class Outbox {

    /** Fixed: the lock rows of the migration and the shard of waiting rows depend on it. */
    static final int SHARDS = 64;

    /** The numbering follows the array's order, so a list keeps its order even for one subject. */
    private static final String INSERT = """
            INSERT INTO outbox (shard, topic, key, payload, headers)
            SELECT m.shard, m.topic, m.key, m.payload, m.headers::jsonb
            FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])
                WITH ORDINALITY AS m(shard, topic, key, payload, headers, position)
            ORDER BY m.position
            """;

    private final PayloadSeal seal;

    /** Payloads lie in the table as they go on the wire. */
    Outbox() {
        this(PayloadSeal.NONE);
    }

    public Outbox(PayloadSeal seal) {
        this.seal = seal;
    }

    @Inject
    Outbox(Instance<PayloadSeal> seal) {
        this(seal.isResolvable() ? seal.get() : PayloadSeal.NONE);
    }

    public Uni<Void> add(SqlConnection tx, OutboxMessage message) {
        return addAll(tx, List.of(message));
    }

    /**
     * Adds all in one statement. The trace of the calling context goes along as {@code traceparent} unless a message
     * already names one.
     *
     * @param tx a connection with an open transaction; call {@link OutboxRelay#wake()} once it has committed
     */
    public Uni<Void> addAll(SqlConnection tx, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, String> trace = currentTrace();
        Tuple columns = Tuple.tuple(List.of(
                messages.stream().map(message -> shardOf(message.key())).toArray(Integer[]::new),
                column(messages, OutboxMessage::topic),
                column(messages, OutboxMessage::key),
                payloads(messages),
                column(messages, message -> headers(trace, message))));
        return tx.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    /** The same on every JVM and every PostgreSQL version. */
    static int shardOf(String key) {
        return Math.floorMod(LogKeys.subjectOf(key).hashCode(), SHARDS);
    }

    private static String[] column(List<OutboxMessage> messages, Function<OutboxMessage, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }

    private Object payloads(List<OutboxMessage> messages) {
        return messages.stream().map(this::payload).toArray(String[]::new);
    }

    private @Nullable String payload(OutboxMessage message) {
        String payload = message.payload();
        return payload == null ? null : seal.seal(message.topic(), message.key(), payload);
    }

    private static String headers(Map<String, String> trace, OutboxMessage message) {
        Map<String, Object> headers = new HashMap<>(trace);
        headers.putAll(message.headers());
        return new JsonObject(headers).encode();
    }

    private static Map<String, String> currentTrace() {
        Map<String, String> trace = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), trace, (map, name, value) -> trace.put(name, value));
        return trace;
    }
}
