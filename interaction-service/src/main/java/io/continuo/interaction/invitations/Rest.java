package io.continuo.interaction.invitations;

import io.continuo.events.Identifier;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.people.IdentityMap;
import io.continuo.interaction.people.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leaves people alone for a time after each question, whoever asked, by whichever identifier and on whichever channel. */
@ApplicationScoped
class Rest {

    private final Invitations invitations;
    private final IdentityMap people;
    private final Duration rest;

    Rest(Invitations invitations, IdentityMap people, InteractionConfig config) {
        this.invitations = invitations;
        this.people = people;
        this.rest = config.invitations().rest();
    }

    /** Takes the person's turn for this invitation; where it rests, until when. */
    Uni<Optional<Instant>> claim(Invitation invitation) {
        Instant restedSince = invitation.at().minus(rest);
        return keysOf(invitation.to())
                .chain(keys -> invitations
                        .lastAfter(restedSince, keys.all())
                        .chain(last -> last.isPresent()
                                ? Uni.createFrom()
                                        .item(Optional.of(last.get().at().plus(rest)))
                                : claim(invitation, keys.first(), restedSince)));
    }

    /** Of two at the same time one is refused, which the invitations themselves do not show yet. */
    private Uni<Optional<Instant>> claim(Invitation invitation, String person, Instant restedSince) {
        return invitations
                .claim(person, invitation.id(), invitation.at(), restedSince)
                .map(free ->
                        free ? Optional.empty() : Optional.of(invitation.at().plus(rest)));
    }

    /** All keys a person may have been asked by; the first names the person. */
    private record Keys(String first, List<String> all) {

        static Keys of(Person person) {
            return new Keys(Identifier.ofCustomer(person.id()).key(), person.keys());
        }
    }

    private Uni<Keys> keysOf(Identifier identifier) {
        Keys alone = new Keys(identifier.key(), List.of(identifier.key()));
        return people.customersOf(List.of(identifier))
                .chain(found -> Optional.ofNullable(found.get(identifier))
                        .map(customer -> people.person(customer)
                                .map(person -> person.map(Keys::of).orElse(alone)))
                        .orElseGet(() -> Uni.createFrom().item(alone)));
    }
}
