package io.continuo.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random links, merges and unmerges against models that are too simple to be wrong. */
class AnyOrderTest {

    /** Links without conflicts: the customers are the connected components, in whatever order links arrive. */
    @Property(tries = 300)
    void the_same_links_in_any_order_give_the_same_customers(
            @ForAll("links") List<List<String>> links, @ForAll long seed) {
        List<List<String>> shuffled = new ArrayList<>(links);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(partition(shuffled)).isEqualTo(components(links)).isEqualTo(partition(links));
    }

    /** One device, many people, known times: whose it is at the end does not depend on the order of arrival. */
    @Property(tries = 300)
    void a_contested_device_goes_to_the_same_person_in_any_order(
            @ForAll("uses") List<Integer> people, @ForAll long seed) {
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 0; minute < people.size(); minute++) {
            minutes.add(minute);
        }
        String inOrder = ownerOfDevice(people, minutes);
        Collections.shuffle(minutes, new Random(seed));

        assertThat(ownerOfDevice(people, minutes)).isEqualTo(inOrder);
    }

    /** Merges by hand undone in any order leave exactly the components of those that stand, under the oldest id. */
    @Property(tries = 300)
    void merges_undone_in_any_order_leave_those_that_stand(@ForAll("operations") List<Integer> operations) {
        GraphFixture graph = new GraphFixture();
        List<CustomerId> people = new ArrayList<>();
        for (int person = 0; person < 8; person++) {
            people.add(graph.seen("loyalty_card:c" + person).customer());
        }
        for (int operation : operations) {
            apply(graph, people, operation);
            Map<CustomerId, CustomerId> oldest = oldestOf(people, graph.standing());
            people.forEach(person -> assertThat(graph.graph.customerOf(person)).isEqualTo(oldest.get(person)));
        }
    }

    /** The links that stand are one tree per customer: evidence from each to each, and never to anybody else. */
    @Property(tries = 300)
    void the_links_that_stand_span_every_customer(@ForAll("contested") List<List<String>> sightings) {
        GraphFixture graph = new GraphFixture();
        sightings.forEach(sighting -> graph.seen(sighting.toArray(String[]::new)));
        Set<Identifier> nodes = new HashSet<>();
        sightings.forEach(sighting -> sighting.stream().map(Identifier::parse).forEach(nodes::add));
        graph.graph.changes().founded().keySet().stream()
                .map(Identifier::ofCustomer)
                .forEach(nodes::add);
        LinkForest forest = LinkForest.of(graph.graph.changes().links());

        for (Identifier one : nodes) {
            for (Identifier other : nodes) {
                boolean same = customerOf(graph, one).equals(customerOf(graph, other));
                assertThat(forest.connects(one, other))
                        .as("%s – %s", one, other)
                        .isEqualTo(same);
            }
        }
        assertThat(forest.size()).isEqualTo(nodes.size() - customers(graph, nodes));
    }

    @Provide
    Arbitrary<List<List<String>>> links() {
        // Types without limits, so that no rule interferes.
        Arbitrary<String> identifier = Arbitraries.of("facebook", "x_a", "x_b", "anonymous_id")
                .flatMap(type -> Arbitraries.integers().between(1, 7).map(value -> type + ":" + value));
        return identifier.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> uses() {
        return Arbitraries.integers().between(1, 3).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> operations() {
        return Arbitraries.integers().between(0, 10_000).list().ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<List<String>>> contested() {
        Arbitrary<String> identifier = Arbitraries.of("loyalty_card", "email", "device_id", "anonymous_id")
                .flatMap(type -> Arbitraries.integers()
                        .between(1, 5)
                        .map(value -> type + ":" + value + (type.equals("email") ? "@shop.example" : "")));
        return identifier.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(15);
    }

    private static String ownerOfDevice(List<Integer> people, List<Integer> minutes) {
        GraphFixture graph = new GraphFixture();
        minutes.forEach(minute -> graph.seenAt(minute, "loyalty_card:" + people.get(minute), "device_id:d"));
        return people.stream()
                .map(person -> "loyalty_card:" + person)
                .filter(card -> graph.whoIs(card).equals(graph.whoIs("device_id:d")))
                .findFirst()
                .orElse("nobody");
    }

    private static void apply(GraphFixture graph, List<CustomerId> people, int operation) {
        List<MergeEdge> standing = graph.standing();
        if (operation % 3 == 0 && !standing.isEmpty()) {
            graph.undo(standing.get(operation % standing.size()));
            return;
        }
        CustomerId one = people.get(operation % people.size());
        CustomerId other = people.get(operation / 8 % people.size());
        if (!graph.graph.customerOf(one).equals(graph.graph.customerOf(other))) {
            graph.mergeByHand(one, other);
        }
    }

    private static Map<CustomerId, CustomerId> oldestOf(List<CustomerId> people, List<MergeEdge> standing) {
        Components<CustomerId> components = new Components<>(people);
        standing.forEach(edge -> components.join(edge.left(), edge.right()));
        Map<CustomerId, CustomerId> oldest = new HashMap<>();
        components
                .all()
                .forEach(component -> component.forEach(person -> oldest.put(person, Collections.min(component))));
        return oldest;
    }

    private static Set<Set<String>> partition(List<List<String>> links) {
        GraphFixture graph = new GraphFixture();
        links.forEach(link -> graph.seen(link.toArray(String[]::new)));
        Map<CustomerId, Set<String>> customers = new HashMap<>();
        links.stream()
                .flatMap(Collection::stream)
                .forEach(identifier -> customers
                        .computeIfAbsent(graph.whoIs(identifier), none -> new HashSet<>())
                        .add(identifier));
        return new HashSet<>(customers.values());
    }

    private static Set<Set<String>> components(List<List<String>> links) {
        Components<String> components =
                new Components<>(links.stream().flatMap(Collection::stream).toList());
        links.forEach(link -> link.forEach(identifier -> components.join(link.getFirst(), identifier)));
        return components.all();
    }

    private static CustomerId customerOf(GraphFixture graph, Identifier node) {
        return node.type().name().equals("customer_id")
                ? graph.graph.customerOf(new CustomerId(node.value()))
                : graph.graph.customerOf(node);
    }

    private static long customers(GraphFixture graph, Set<Identifier> nodes) {
        return nodes.stream().map(node -> customerOf(graph, node)).distinct().count();
    }
}
