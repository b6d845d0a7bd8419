package io.continuo.localstack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A server of the stack: where it listens unless told otherwise, and the setting that puts a real one in its place. */
public enum Part {
    POSTGRES(15432, "CONTINUO_POSTGRES_PORT", "CONTINUO_POSTGRES_URL"),
    KAFKA(19092, "CONTINUO_KAFKA_PORT", "CONTINUO_KAFKA_BOOTSTRAP"),
    MONGODB(27018, "CONTINUO_MONGODB_PORT", "CONTINUO_MONGODB_URI"),
    KEYCLOAK(8180, "CONTINUO_KEYCLOAK_PORT", "CONTINUO_OIDC_URL");

    private final int defaultPort;
    private final String portSetting;
    private final String addressSetting;

    Part(int defaultPort, String portSetting, String addressSetting) {
        this.defaultPort = defaultPort;
        this.portSetting = portSetting;
        this.addressSetting = addressSetting;
    }

    /** The name in file names, state files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that changes the port. */
    public String portSetting() {
        return portSetting;
    }

    int port(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(portSetting))
                .map(Integer::parseInt)
                .orElse(defaultPort);
    }

    Optional<String> external(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(addressSetting)).filter(address -> !address.isBlank());
    }

    /** The address under which clients reach this part when it is started here on the given port. */
    String address(int port) {
        return switch (this) {
            case POSTGRES -> "postgresql://postgres:postgres@127.0.0.1:" + port;
            case KAFKA -> "127.0.0.1:" + port;
            case MONGODB -> "mongodb://127.0.0.1:" + port;
            case KEYCLOAK -> "http://localhost:" + port + "/realms/continuo";
        };
    }
}
