package io.continuo.localstack;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service of the suite: its module, where it listens unless told otherwise, and which parts it starts after. */
public enum Service {
    IDENTITY("identity-service", 8091, Set.of(Part.POSTGRES, Part.KAFKA)),
    INTERACTION("interaction-service", 8092, Set.of(Part.MONGODB, Part.KAFKA)),
    INVENTORY("inventory-service", 8093, Set.of(Part.POSTGRES, Part.KAFKA)),
    JOURNEY("journey-service", 8094, Set.of(Part.KAFKA)),
    GATEWAY("gateway", 8080, Set.of());

    private final String module;
    private final int defaultPort;
    private final Set<Part> startsAfter;

    Service(String module, int defaultPort, Set<Part> startsAfter) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.startsAfter = startsAfter;
    }

    /** The name in file names, state files and commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that changes the port. */
    public String portSetting() {
        return "CONTINUO_" + name() + "_PORT";
    }

    String module() {
        return module;
    }

    Set<Part> startsAfter() {
        return startsAfter;
    }

    int port(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(portSetting()))
                .map(Integer::parseInt)
                .orElse(defaultPort);
    }
}
