package io.continuo.gateway.routing;

import io.continuo.gateway.routing.Row.Trait;

/** A row together with the name of the service that answers it. */
public record Route(String service, Row row) {

    /** The path with its parameters unnamed by any value: safe in logs and metrics. */
    public String template() {
        return row.template();
    }

    public String scope() {
        return row.scope();
    }

    public boolean has(Trait trait) {
        return row.traits().contains(trait);
    }
}
