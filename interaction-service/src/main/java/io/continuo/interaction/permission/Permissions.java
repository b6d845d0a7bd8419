package io.continuo.interaction.permission;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.events.contact.ContactPolicy;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.people.IdentityMap;
import io.continuo.interaction.people.Person;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Answers whether people may be contacted, without asking another service. The answer follows identity-service's by the
 * time an event takes, as a rule well below a second; while customers are being merged, a denial of either counts. What
 * came in through this service holds before identity-service has told of it.
 */
@ApplicationScoped
public class Permissions {

    /** Decisions are somebody's, also while nobody knows whose. */
    private static final CustomerId STRANGER = new CustomerId("stranger");

    private final IdentityMap people;
    private final ContactBook book;
    private final HeardDecisions heard;
    private final ErasedIdentifiers erased;
    private final InstantSource clock;
    private final ContactPolicy policy;

    Permissions(
            IdentityMap people,
            ContactBook book,
            HeardDecisions heard,
            ErasedIdentifiers erased,
            InstantSource clock,
            InteractionConfig config) {
        this.people = people;
        this.book = book;
        this.heard = heard;
        this.erased = erased;
        this.clock = clock;
        InteractionConfig.Contact contact = config.contact();
        this.policy = new ContactPolicy(contact.unknownAllowed(), contact.undecidedAllowed(), contact.withoutConsent());
    }

    /** @param person a customer's id, valid or absorbed, or any other identifier */
    public Uni<Permission> mayContact(Identifier person, Channel channel, String purpose, Instant at) {
        return rulesOf(person).map(rules -> rules.on(channel, purpose, at));
    }

    /** @param person a customer's id, valid or absorbed, or any other identifier */
    public Uni<ContactRules> rulesOf(Identifier person) {
        return erased.among(List.of(person))
                .chain(gone -> gone.covers(person, clock.instant())
                        ? Uni.createFrom().item(ContactRules.ofErased(policy))
                        : people.customersOf(List.of(person))
                                .map(found -> Optional.ofNullable(found.get(person)))
                                .chain(customer ->
                                        customer.map(this::rulesOf).orElseGet(() -> rulesOfStranger(person))));
    }

    /** What holds for a customer with all the ids it has and had. */
    public Uni<ContactRules> rulesOf(Person person) {
        List<CustomerId> ids = person.identifiers().stream()
                .filter(identifier -> identifier.type().equals(IdentifierType.CUSTOMER_ID))
                .map(identifier -> new CustomerId(identifier.value()))
                .toList();
        return rules(person.id(), ids, person.keys());
    }

    private Uni<ContactRules> rulesOf(CustomerId customer) {
        List<String> itself = List.of(Identifier.ofCustomer(customer).key());
        return people.person(customer)
                .chain(person -> person.map(this::rulesOf).orElseGet(() -> rules(customer, List.of(customer), itself)));
    }

    private Uni<ContactRules> rules(CustomerId customer, List<CustomerId> ids, List<String> identifiers) {
        return Uni.combine()
                .all()
                .unis(book.of(ids), heard.of(identifiers))
                .with((told, own) -> ContactRules.of(policy, customer, told, own));
    }

    /** Of somebody of whom nothing was told, but who may have said something here. */
    private Uni<ContactRules> rulesOfStranger(Identifier person) {
        return heard.of(List.of(person.key()))
                .map(own -> own.isEmpty()
                        ? ContactRules.ofUnknown(policy)
                        : ContactRules.of(policy, STRANGER, List.of(), own));
    }
}
