package io.continuo.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesAreToldWhatTheyAskForTest {

    private static final Set<String> ALL = Set.of(
            "CONTINUO_EMAIL_TAGS",
            "CONTINUO_PHONE_REGION",
            "JAVA_TOOL_OPTIONS",
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_OIDC_AUTH_SERVER_URL");
    private static final String DATABASE = "QUARKUS_DATASOURCE_REACTIVE_URL QUARKUS_DATASOURCE_JDBC_URL"
            + " QUARKUS_DATASOURCE_USERNAME QUARKUS_DATASOURCE_PASSWORD";
    private static final String ROUTES = "CONTINUO_ROUTES_IDENTITY_URL CONTINUO_ROUTES_INTERACTION_URL"
            + " CONTINUO_ROUTES_INVENTORY_URL CONTINUO_ROUTES_JOURNEY_URL";

    /** Misspelt settings are not refused by a service, they are only without effect. */
    @ParameterizedTest
    @CsvSource({
        "identity-service, " + DATABASE + " CONTINUO_IDENTITY_INDEX_KEY CONTINUO_IDENTITY_MASTER_KEY",
        "interaction-service, QUARKUS_MONGODB_CONNECTION_STRING QUARKUS_MONGODB_DATABASE CONTINUO_INTERACTION_HASH_KEY",
        "inventory-service, " + DATABASE + " POD_IP CONTINUO_INVENTORY_ADDRESS",
        "journey-service, CONTINUO_JOURNEY_STATE_DIR POD_NAME CONTINUO_JOURNEY_ADDRESS CONTINUO_JOURNEY_HASH_KEY",
        "gateway, " + ROUTES + " QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET"
    })
    void byTheNamesTheyKnow(String service, String own) throws IOException, InterruptedException {
        List<HasMetadata> objects = Kubectl.render("overlays/local");
        Container container = containerOf(service, objects);

        assertThat(Stream.concat(
                        container.getEnv().stream().map(EnvVar::getName),
                        container.getEnvFrom().stream().flatMap(source -> names(source, objects))))
                .containsAll(ALL)
                .contains(own.split(" "))
                .hasSize(ALL.size() + own.split(" ").length);
    }

    private static Container containerOf(String service, List<HasMetadata> objects) {
        return objects.stream()
                .filter(object -> object.getMetadata().getName().equals(service))
                .flatMap(Manifests::podsOf)
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static Stream<String> names(EnvFromSource source, List<HasMetadata> objects) {
        return objects.stream().flatMap(object -> switch (object) {
            case ConfigMap map
            when isNamed(
                    map,
                    source.getConfigMapRef() == null
                            ? ""
                            : source.getConfigMapRef().getName()) -> map.getData().keySet().stream();
            case Secret secret
            when isNamed(
                    secret,
                    source.getSecretRef() == null ? "" : source.getSecretRef().getName()) ->
                secret.getData().keySet().stream();
            default -> Stream.empty();
        });
    }

    private static boolean isNamed(HasMetadata object, String name) {
        return object.getMetadata().getName().equals(name);
    }
}
