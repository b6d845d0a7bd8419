package io.continuo.interaction.cases;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.people.IdentityMap;
import io.continuo.interaction.people.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of the customer when a contact comes in. */
@ApplicationScoped
class Neighbourhood {

    private final IdentityMap people;
    private final Cases cases;
    private final Inbounds inbounds;
    private final CasesConfig config;

    Neighbourhood(IdentityMap people, Cases cases, Inbounds inbounds, InteractionConfig config) {
        this.people = people;
        this.cases = cases;
        this.inbounds = inbounds;
        this.config = config.cases();
    }

    /**
     * Around a contact.
     *
     * @param cases of the customer, the last active first
     * @param earlier contacts, the newest first
     */
    record Around(List<Case> cases, List<Remembered> earlier) {}

    /** @param trusted whether a case that it names is the customer's, also where nobody knows that yet */
    Uni<Around> of(Inbound inbound, boolean trusted) {
        Uni<List<Case>> named =
                trusted ? cases.all(inbound.caseIds()) : Uni.createFrom().item(List.of());
        return keys(inbound.identifiers())
                .chain(keys -> Uni.combine()
                        .all()
                        .unis(cases.of(keys), named, inbounds.before(inbound, keys, config.repeatWithin()))
                        .with(Neighbourhood::around));
    }

    private static Around around(List<Case> own, List<Case> named, List<Remembered> earlier) {
        List<Case> all = Stream.concat(
                        own.stream(),
                        named.stream()
                                .filter(one -> own.stream()
                                        .noneMatch(other -> other.id().equals(one.id()))))
                .toList();
        return new Around(all, earlier);
    }

    /** Whether the contact is the same customer's as the case; also where neither is known to be anybody. */
    Uni<Boolean> isOf(Inbound inbound, Case one) {
        return isOf(inbound.identifiers(), one);
    }

    /** Whether the case is this person's. */
    Uni<Boolean> isOf(Identifier person, Case one) {
        return isOf(List.of(person), one);
    }

    private Uni<Boolean> isOf(List<Identifier> identifiers, Case one) {
        return keys(identifiers)
                .map(keys -> keys.contains(one.subject().identifier().key()));
    }

    /** All the customer's identifiers; those of the contact where it is nobody's yet. */
    private Uni<List<String>> keys(List<Identifier> identifiers) {
        List<String> own = identifiers.stream().map(Identifier::key).toList();
        return people.customersOf(identifiers)
                .chain(customers -> strongest(identifiers, customers)
                        .map(customer -> people.person(customer)
                                .map(person -> person.map(Person::keys).orElse(List.of()))
                                .map(known -> Stream.concat(own.stream(), known.stream())
                                        .distinct()
                                        .toList()))
                        .orElseGet(() -> Uni.createFrom().item(own)));
    }

    private static Optional<CustomerId> strongest(List<Identifier> identifiers, Map<Identifier, CustomerId> customers) {
        return identifiers.stream().map(customers::get).filter(Objects::nonNull).findFirst();
    }
}
