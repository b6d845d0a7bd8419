package io.continuo.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesKnowsEveryFieldTest {

    @Test
    void ofTheFilesAsWritten() {
        assertKnown(Manifests.raw("base"));
        assertKnown(Manifests.raw("overlays"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local"})
    void ofWhatIsRendered(String folder) throws IOException, InterruptedException {
        assertKnown(Kubectl.render(folder));
    }

    @Test
    void anUnknownOneDeepInADocumentIsFound() {
        List<HasMetadata> objects = Manifests.parse("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: broken
                spec:
                  template:
                    spec:
                      containers:
                        - name: broken
                          readinessProbe:
                            httpGet:
                              prot: http
                """);
        assertThat(UnknownFields.of(objects.getFirst()))
                .containsExactly("Deployment/broken.spec.template.spec.containers[].readinessProbe.httpGet.prot");
    }

    @Test
    void anUnknownKindIsFound() {
        List<HasMetadata> objects = Manifests.parse("""
                apiVersion: apps/v1
                kind: Deploiment
                metadata:
                  name: broken
                """);
        assertThat(UnknownFields.of(objects.getFirst())).containsExactly("Deploiment/broken (unknown kind in apps/v1)");
    }

    private static void assertKnown(List<HasMetadata> objects) {
        assertThat(objects).isNotEmpty();
        assertThat(objects).flatMap(UnknownFields::of).isEmpty();
    }
}
