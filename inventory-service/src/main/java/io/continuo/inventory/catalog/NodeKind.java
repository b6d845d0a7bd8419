package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of place a node is. */
public enum NodeKind {
    @JsonProperty("store")
    STORE,
    @JsonProperty("dc")
    DC,
    @JsonProperty("department_store")
    DEPARTMENT_STORE,
    @JsonProperty("marketplace")
    MARKETPLACE,
    @JsonProperty("supplier")
    SUPPLIER
}
