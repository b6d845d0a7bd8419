package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.interaction.cases.Correcting.Correction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** The moment of the current request, with who makes it. */
@RequestScoped
class Contacts {

    private final SecurityIdentity caller;
    private final InstantSource clock;

    Contacts(SecurityIdentity caller, InstantSource clock) {
        this.caller = caller;
        this.clock = clock;
    }

    Contact on(Channel channel) {
        return now().apply(channel);
    }

    Correction correction() {
        return new Correction(caller.getPrincipal().getName(), now());
    }

    /** For a channel that is known later; who and when are those of the request. */
    Function<Channel, Contact> now() {
        String by = caller.getPrincipal().getName();
        Instant at = clock.instant();
        return channel -> new Contact(channel, by, at);
    }
}
