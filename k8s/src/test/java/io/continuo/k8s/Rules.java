package io.continuo.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every pod of ours keeps to: the restricted Pod Security Standard, bounds, and probes. */
final class Rules {

    private static final Set<String> BOUNDED = Set.of("cpu", "memory");

    private Rules() {}

    /** What the object does not keep to, in words; empty for anything that makes no pods. */
    static List<String> brokenBy(HasMetadata object) {
        List<String> broken = new ArrayList<>();
        Manifests.podsOf(object).forEach(pod -> inspect(pod, broken));
        return broken;
    }

    private static void inspect(PodTemplateSpec pod, List<String> broken) {
        require(
                isRestricted(pod.getSpec().getSecurityContext()),
                "runs as uid 1000 under the default seccomp profile",
                broken);
        require(
                Boolean.FALSE.equals(pod.getSpec().getAutomountServiceAccountToken()),
                "gets no token of the cluster",
                broken);
        require(pod.getSpec().getServiceAccountName() != null, "has a service account of its own", broken);
        require(!pod.getSpec().getTopologySpreadConstraints().isEmpty(), "is spread over nodes", broken);
        pod.getSpec().getContainers().forEach(container -> inspect(container, broken));
    }

    private static void inspect(Container container, List<String> broken) {
        require(isRestricted(container.getSecurityContext()), "has no privilege and a read-only root", broken);
        require(isBounded(container.getResources()), "requests and limits cpu and memory", broken);
        require(
                container.getStartupProbe() != null
                        && container.getLivenessProbe() != null
                        && container.getReadinessProbe() != null,
                "is probed for start, life and readiness",
                broken);
        require(isPinned(container.getImage()), "runs an image with a version", broken);
    }

    private static void require(boolean holds, String rule, List<String> broken) {
        if (!holds) {
            broken.add(rule);
        }
    }

    private static boolean isRestricted(PodSecurityContext context) {
        return context != null
                && Boolean.TRUE.equals(context.getRunAsNonRoot())
                && Long.valueOf(1000).equals(context.getRunAsUser())
                && context.getSeccompProfile() != null
                && "RuntimeDefault".equals(context.getSeccompProfile().getType());
    }

    private static boolean isRestricted(SecurityContext context) {
        return context != null
                && Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())
                && Boolean.TRUE.equals(context.getReadOnlyRootFilesystem())
                && context.getCapabilities() != null
                && context.getCapabilities().getDrop().equals(List.of("ALL"))
                && context.getCapabilities().getAdd().isEmpty();
    }

    private static boolean isBounded(ResourceRequirements resources) {
        return resources != null && has(resources.getRequests()) && has(resources.getLimits());
    }

    private static boolean has(Map<String, ?> quantities) {
        return quantities != null && quantities.keySet().containsAll(BOUNDED);
    }

    private static boolean isPinned(String image) {
        int tag = image.lastIndexOf(':');
        return tag > image.lastIndexOf('/') && !image.endsWith(":latest");
    }
}
