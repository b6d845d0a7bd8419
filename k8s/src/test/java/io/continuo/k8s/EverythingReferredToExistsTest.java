package io.continuo.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EverythingReferredToExistsTest {

    private List<HasMetadata> objects;

    @BeforeEach
    void render() throws IOException, InterruptedException {
        objects = Kubectl.render("overlays/local");
    }

    @Test
    void settingsAndSecretsOfEveryContainer() {
        assertThat(pods().flatMap(EverythingReferredToExistsTest::sources))
                .isNotEmpty()
                .allSatisfy(this::exists);
    }

    @Test
    void theSecretsOfEveryVolume() {
        assertThat(pods().flatMap(pod -> pod.getSpec().getVolumes().stream())
                        .filter(volume -> volume.getSecret() != null)
                        .map(volume -> "Secret/" + volume.getSecret().getSecretName()))
                .isNotEmpty()
                .allSatisfy(this::exists);
    }

    @Test
    void theServiceAccountOfEveryPod() {
        assertThat(pods().map(pod -> "ServiceAccount/" + pod.getSpec().getServiceAccountName()))
                .allSatisfy(this::exists);
    }

    @Test
    void thePodsOfEveryServiceAndBudget() {
        assertThat(objects.stream().flatMap(EverythingReferredToExistsTest::selector))
                .isNotEmpty()
                .allSatisfy(selector -> assertThat(
                                pods().map(pod -> pod.getMetadata().getLabels()))
                        .anySatisfy(labels -> assertThat(labels).containsAllEntriesOf(selector)));
    }

    private Stream<PodTemplateSpec> pods() {
        return objects.stream().flatMap(Manifests::podsOf);
    }

    private void exists(String reference) {
        assertThat(objects)
                .extracting(
                        object -> object.getKind() + "/" + object.getMetadata().getName())
                .contains(reference);
    }

    private static Stream<String> sources(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getEnvFrom().stream())
                .map(EverythingReferredToExistsTest::source);
    }

    private static String source(EnvFromSource source) {
        return source.getSecretRef() != null
                ? "Secret/" + source.getSecretRef().getName()
                : "ConfigMap/" + source.getConfigMapRef().getName();
    }

    private static Stream<Map<String, String>> selector(HasMetadata object) {
        return switch (object) {
            case Service service -> Stream.of(service.getSpec().getSelector());
            case PodDisruptionBudget budget ->
                Stream.of(budget.getSpec().getSelector().getMatchLabels());
            default -> Stream.empty();
        };
    }
}
