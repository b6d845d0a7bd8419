package io.continuo.interaction.people;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** By what a person is known here. */
@ApplicationScoped
class PastIdentities implements PersonalData {

    private final IdentityMap map;

    PastIdentities(IdentityMap map) {
        this.map = map;
    }

    @Override
    public String name() {
        return "identifiers";
    }

    @Override
    public Uni<Long> count(Past past) {
        return mapped(past).map(List::size).map(Integer::longValue);
    }

    /** An identifier that is somebody new's by now stays theirs. */
    @Override
    public Uni<Void> erase(Past past) {
        List<CustomerId> customers = past.identifiers().stream()
                .filter(PastIdentities::isCustomer)
                .map(identifier -> new CustomerId(identifier.value()))
                .toList();
        return mapped(past)
                .chain(gone -> map.forget(gone.stream().map(Identifier::key).toList(), customers));
    }

    @Override
    public Multi<?> export(Past past) {
        return mapped(past)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found));
    }

    private Uni<List<Identifier>> mapped(Past past) {
        return map.mappedSince(past.identifiers())
                .map(known -> past.identifiers().stream()
                        .filter(known::containsKey)
                        .filter(one -> isCustomer(one) || past.covers(known.get(one)))
                        .toList());
    }

    private static boolean isCustomer(Identifier identifier) {
        return identifier.type().equals(IdentifierType.CUSTOMER_ID);
    }
}
