package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An identifier, or a customer id as one, whose customer changed.
 *
 * @param trace the {@code traceparent} of the cause; null for the current one
 */
record Remapped(
        Identifier identifier,
        CustomerId customer,
        @Nullable String trace) {

    /**
     * Everything a transaction remapped, each once.
     *
     * @param moved all identifiers of the base customers that moved
     */
    static Collection<Remapped> of(Neighbourhood graph, List<Remapped> moved) {
        Changes changes = graph.changes();
        return Stream.of(
                        moved.stream(),
                        ofCustomers(graph, changes.founded()),
                        ofCustomers(graph, changes.moved()),
                        ofIdentifiers(graph, changes.placed()),
                        ofIdentifiers(graph, changes.repointed()))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(
                        Remapped::identifier, Function.identity(), (before, after) -> after, LinkedHashMap::new))
                .values();
    }

    /** An identifier of a base customer that moved. */
    static Remapped with(Neighbourhood graph, Identifier identifier, CustomerId base) {
        return new Remapped(
                identifier, graph.customerOf(base), graph.changes().moved().get(base));
    }

    private static Stream<Remapped> ofCustomers(Neighbourhood graph, Map<CustomerId, @Nullable String> bases) {
        return bases.entrySet().stream()
                .map(base -> new Remapped(
                        Identifier.ofCustomer(base.getKey()), graph.customerOf(base.getKey()), base.getValue()));
    }

    private static Stream<Remapped> ofIdentifiers(Neighbourhood graph, Map<Identifier, @Nullable String> identifiers) {
        return identifiers.entrySet().stream()
                .filter(identifier -> !identifier.getKey().type().equals(IdentifierType.SOURCE_RECORD))
                .map(identifier -> new Remapped(
                        identifier.getKey(), graph.customerOf(identifier.getKey()), identifier.getValue()));
    }
}
