package io.continuo.localstack.testing;

import io.continuo.localstack.Database;
import io.continuo.localstack.ForgetfulLog;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} what it names of the shared stack, and nothing another test can see.
 *
 * <p>Arguments: {@code postgres=<name>} (an empty database owned by a role of that name), {@code mongodb=<name>} (an
 * unused database), {@code kafka=true} (a topic prefix of its own), {@code keycloak=true}. The answer is the Quarkus
 * configuration that points there.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private static final String TEST_PARTITIONS = "3";

    private Map<String, String> wanted = Map.of();
    private @Nullable Database database;
    private @Nullable String topicPrefix;

    @Override
    public void init(Map<String, String> arguments) {
        wanted = Map.copyOf(arguments);
    }

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.get();
        Map<String, String> configuration = new HashMap<>();
        if (wanted.containsKey("postgres")) {
            configuration.putAll(postgres(stack, wanted.get("postgres")));
        }
        if (wanted.containsKey("mongodb")) {
            configuration.put("quarkus.mongodb.connection-string", stack.mongodb());
            configuration.put("quarkus.mongodb.database", wanted.get("mongodb") + "_" + TestStack.unique());
        }
        if (Boolean.parseBoolean(wanted.get("kafka"))) {
            topicPrefix = stack.topicPrefix();
            configuration.put("kafka.bootstrap.servers", stack.kafka());
            configuration.put("continuo.topics.prefix", topicPrefix);
            configuration.put("continuo.topics.partitions", TEST_PARTITIONS);
            configuration.putAll(ForgetfulLog.SETTINGS);
        }
        if (Boolean.parseBoolean(wanted.get("keycloak"))) {
            configuration.put("quarkus.oidc.auth-server-url", stack.realm());
        }
        return configuration;
    }

    @Override
    public void stop() {
        if (database != null) {
            TestStack.get().drop(database);
        }
        if (topicPrefix != null) {
            TestTopics.delete(TestStack.get().kafka(), topicPrefix);
        }
    }

    private Map<String, String> postgres(TestStack stack, String name) {
        Database created = stack.createDatabase(name);
        database = created;
        return Map.of(
                "quarkus.datasource.reactive.url", created.reactiveUrl(),
                "quarkus.datasource.jdbc.url", created.jdbcUrl(),
                "quarkus.datasource.username", created.user(),
                "quarkus.datasource.password", created.password());
    }
}
