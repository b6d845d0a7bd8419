package io.continuo.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The routing table, by the name of the service that answers. */
@ConfigMapping(prefix = "continuo.routes")
public interface RoutesConfig {

    @WithParentName
    Map<String, ServiceRoutes> services();

    /** One service. */
    interface ServiceRoutes {

        /** Where it listens: {@code http://host:port}. */
        URI url();

        /** What it answers; see {@link Row} for the form of a row. */
        List<Row> table();
    }
}
