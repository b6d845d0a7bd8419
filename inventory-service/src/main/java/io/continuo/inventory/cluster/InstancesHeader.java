package io.continuo.inventory.cluster;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;

/** Names the living instances in answers, where there are several; the gateway routes by it and passes it on to nobody. */
@jakarta.ws.rs.ext.Provider
@Owned
class InstancesHeader implements ContainerResponseFilter {

    static final String NAME = "X-Continuo-Instances";

    /** Asked for with the first answer: filters are made while the application is put together, before there is a configuration. */
    private final Provider<Instances> instances;

    InstancesHeader(Provider<Instances> instances) {
        this.instances = instances;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        List<String> living = instances.get().living();
        if (living.size() > 1) {
            response.getHeaders().putSingle(NAME, String.join(",", living));
        }
    }
}
