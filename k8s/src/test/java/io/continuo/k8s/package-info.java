/** The manifests say what Kubernetes understands and what a cluster may rely on. */
@NullMarked
package io.continuo.k8s;

import org.jspecify.annotations.NullMarked;
