package io.continuo.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Renders a folder as {@code kubectl apply -k} would; works without a cluster. */
final class Kubectl {

    private Kubectl() {}

    /** The calling test is skipped where there is no kubectl; the raw files are tested all the same. */
    static List<HasMetadata> render(String folder) throws IOException, InterruptedException {
        assumeTrue(present(), "kubectl is not installed, so " + folder + " is not rendered");
        Process process = new ProcessBuilder("kubectl", "kustomize", folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("kubectl kustomize " + folder + " failed");
        }
        return Manifests.parse(yaml);
    }

    private static boolean present() throws InterruptedException {
        try {
            return new ProcessBuilder("kubectl", "version", "--client")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
