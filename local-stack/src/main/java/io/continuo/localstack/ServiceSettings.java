package io.continuo.localstack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a set of services runs and what it runs on.
 *
 * @param apps directory with a directory per module: a checkout that is built, or a copy of what it built
 * @param home the set's own {@code data} and {@code run}
 * @param ports of the services that are to run; the others are unreachable to the gateway
 * @param common environment variables for every service, beside those that follow from the rest; {@link #JVM_OPTIONS}
 *     among them are the last word on its JVM
 * @param backing the servers they use
 */
public record ServiceSettings(
        Path apps, Path home, Map<Service, Integer> ports, Backing backing, Map<String, String> common) {

    /** A port on which nobody listens. */
    private static final int NOBODY = 1;

    /** Options of the JVMs of all services, separated by spaces. */
    public static final String JVM_OPTIONS = "CONTINUO_JVM_OPTIONS";

    /**
     * What the services keep their data in.
     *
     * @param databases per service that has one
     * @param mongodb connection string
     * @param topics added to every topic's name and to every consumer group, empty for none
     * @param realm the issuer of tokens
     */
    public record Backing(
            Map<Service, Database> databases,
            String mongodb,
            String mongodbDatabase,
            String kafka,
            Topics topics,
            String realm) {}

    /** Names and size of the topics. */
    public record Topics(String prefix, int partitions) {}

    /** Fixed local ports, or what the environment says instead. */
    static Map<Service, Integer> ports(Map<String, String> environment) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, service.port(environment));
        }
        return ports;
    }

    /** The service's configuration as environment variables. */
    Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(ForgetfulLog.environment());
        environment.putAll(common);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(service)));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", backing.realm());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka());
        environment.put("CONTINUO_TOPICS_PREFIX", backing.topics().prefix());
        environment.put(
                "CONTINUO_TOPICS_PARTITIONS", Integer.toString(backing.topics().partitions()));
        Database database = backing.databases().get(service);
        if (database != null) {
            environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
            environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        }
        environment.putAll(own(service));
        return environment;
    }

    private Map<String, String> own(Service service) {
        return switch (service) {
            case IDENTITY ->
                Map.of(
                        "CONTINUO_IDENTITY_INDEX_KEY", "local-only-index-key",
                        // Base64 of a text that says the same.
                        "CONTINUO_IDENTITY_MASTER_KEY", "bG9jYWwtb25seS1tYXN0ZXIta2V5LTMyLWJ5dGVzLi4=");
            case INVENTORY -> Map.of("CONTINUO_INVENTORY_ADDRESS", "127.0.0.1:" + ports.get(Service.INVENTORY));
            case INTERACTION ->
                Map.of(
                        // The accounts of its channels that are for one's own machine.
                        "QUARKUS_PROFILE",
                        "local",
                        "CONTINUO_INTERACTION_HASH_KEY",
                        "local-only-hash-key",
                        "QUARKUS_MONGODB_CONNECTION_STRING",
                        backing.mongodb(),
                        "QUARKUS_MONGODB_DATABASE",
                        backing.mongodbDatabase());
            case JOURNEY ->
                Map.of(
                        "CONTINUO_JOURNEY_HASH_KEY",
                        "local-only-hash-key",
                        "CONTINUO_JOURNEY_ADDRESS",
                        "127.0.0.1:" + ports.get(Service.JOURNEY),
                        "CONTINUO_JOURNEY_STATE_DIR",
                        home.resolve("data/journey").toString());
            case GATEWAY ->
                Map.of(
                        // The write keys and the client secret of the local realm.
                        "QUARKUS_PROFILE", "local",
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "CONTINUO_ROUTES_IDENTITY_URL", url(Service.IDENTITY),
                        "CONTINUO_ROUTES_INTERACTION_URL", url(Service.INTERACTION),
                        "CONTINUO_ROUTES_INVENTORY_URL", url(Service.INVENTORY),
                        "CONTINUO_ROUTES_JOURNEY_URL", url(Service.JOURNEY));
        };
    }

    List<String> jvmOptions() {
        String options = common.getOrDefault(JVM_OPTIONS, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    String url(Service service) {
        return "http://127.0.0.1:" + ports.getOrDefault(service, NOBODY);
    }
}
