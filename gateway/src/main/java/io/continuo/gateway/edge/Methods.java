package io.continuo.gateway.edge;

import java.util.Set;

/** Methods by their names; a caller can invent others, and no metric may have a series for each. */
final class Methods {

    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private Methods() {}

    static String known(String method) {
        return KNOWN.contains(method) ? method : "OTHER";
    }
}
