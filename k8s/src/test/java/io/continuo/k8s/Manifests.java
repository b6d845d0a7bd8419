package io.continuo.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads manifests into the typed models of the Kubernetes API. */
final class Manifests {

    private static final KubernetesSerialization TYPED = new KubernetesSerialization();

    private Manifests() {}

    /** Every object of the files below the folder, as they were written. */
    static List<HasMetadata> raw(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Manifests::isManifest)
                    .sorted()
                    .map(file -> read(file.toString()))
                    .flatMap(yaml -> parse(yaml).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<HasMetadata> parse(String yaml) {
        return Arrays.stream(yaml.split("(?m)^---\\s*$"))
                .filter(document -> !document.isBlank())
                .map(document -> (HasMetadata) TYPED.unmarshal(document))
                .toList();
    }

    /** The pod a workload makes; none for other kinds. */
    static Stream<PodTemplateSpec> podsOf(HasMetadata object) {
        return switch (object) {
            case Deployment deployment -> Stream.of(deployment.getSpec().getTemplate());
            case StatefulSet set -> Stream.of(set.getSpec().getTemplate());
            default -> Stream.empty();
        };
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") && !name.equals("kustomization.yaml");
    }
}
