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
 * time an event takes, as a rule well below a second; while customers are being merged, a denial of either counts.
 */
@ApplicationScoped
public class Permissions {

    private final IdentityMap people;
    private final ContactBook book;
    private final ErasedIdentifiers erased;
    private final InstantSource clock;
    private final ContactPolicy policy;

    Permissions(
            IdentityMap people,
            ContactBook book,
            ErasedIdentifiers erased,
            InstantSource clock,
            InteractionConfig config) {
        this.people = people;
        this.book = book;
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
                                .chain(this::rulesOf));
    }

    /** What holds for a customer with all the ids it has and had. */
    public Uni<ContactRules> rulesOf(Person person) {
        List<CustomerId> ids = person.identifiers().stream()
                .filter(identifier -> identifier.type().equals(IdentifierType.CUSTOMER_ID))
                .map(identifier -> new CustomerId(identifier.value()))
                .toList();
        return book.of(ids).map(told -> ContactRules.of(policy, person.id(), told));
    }

    private Uni<ContactRules> rulesOf(Optional<CustomerId> customer) {
        return customer.isEmpty()
                ? Uni.createFrom().item(ContactRules.ofUnknown(policy))
                : people.person(customer.get())
                        .chain(person -> person.map(this::rulesOf)
                                .orElseGet(() -> book.of(List.of(customer.get()))
                                        .map(told -> ContactRules.of(policy, customer.get(), told))));
    }
}
