package io.continuo.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ext.RuntimeDelegate;

/**
 * Finds the implementation of JAX-RS at the start. The first to build a response would find it otherwise, and if that is
 * a virtual thread, in a class loader that has another copy of it.
 */
@ApplicationScoped
class ResponseSupport {

    void find(@Observes StartupEvent start) {
        RuntimeDelegate.getInstance();
    }
}
