package io.continuo.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryPodKeepsToTheRulesTest {

    private static final int PODS = 5;

    @Test
    void inTheFilesAsWritten() {
        assertKept(Manifests.raw("base"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local"})
    void inWhatIsRendered(String folder) throws IOException, InterruptedException {
        assertKept(Kubectl.render(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "readOnlyRootFilesystem: true, readOnlyRootFilesystem: false, has no privilege and a read-only root",
        "runAsUser: 1000, runAsUser: 0, runs as uid 1000 under the default seccomp profile",
        "type: RuntimeDefault, type: Unconfined, runs as uid 1000 under the default seccomp profile",
        "automountServiceAccountToken: false, automountServiceAccountToken: true, gets no token of the cluster",
        "'cpu: \"1\"', ephemeral-storage: 1Gi, requests and limits cpu and memory",
        "livenessProbe:, aliveProbe:, 'is probed for start, life and readiness'",
        "gateway:0.1.0, gateway:latest, runs an image with a version",
        "gateway:0.1.0, gateway, runs an image with a version"
    })
    void andOneThatDoesNotIsFound(String good, String bad, String rule) {
        List<String> broken = Manifests.parse(
                        Manifests.read("base/gateway.yaml").replace(good, bad))
                .stream()
                .flatMap(object -> Rules.brokenBy(object).stream())
                .toList();
        assertThat(broken).containsExactly(rule);
    }

    private static void assertKept(List<HasMetadata> objects) {
        assertThat(objects).flatMap(object -> Manifests.podsOf(object).toList()).hasSize(PODS);
        assertThat(objects).flatMap(Rules::brokenBy).isEmpty();
    }
}
