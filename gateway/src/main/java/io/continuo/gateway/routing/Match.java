package io.continuo.gateway.routing;

import java.util.Set;

/** What the table says about a request. */
public sealed interface Match {

    record Found(Route route) implements Match {}

    /** The path exists, for these methods. */
    record OtherMethods(Set<String> allowed) implements Match {}

    record Unknown() implements Match {}
}
