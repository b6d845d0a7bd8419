package io.continuo.interaction.permission;

import io.continuo.events.CustomerId;
import io.continuo.events.IdentifierType;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a person decided and wished about contact; identity-service takes it out of the log. */
@ApplicationScoped
class PastContactRules implements PersonalData {

    private final ContactBook book;

    PastContactRules(ContactBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "contactRules";
    }

    @Override
    public Uni<Long> count(Past past) {
        return book.of(customers(past)).map(List::size).map(Integer::longValue);
    }

    @Override
    public Uni<Void> erase(Past past) {
        return book.forget(customers(past));
    }

    @Override
    public Multi<?> export(Past past) {
        return book.of(customers(past))
                .onItem()
                .transformToMulti(told -> Multi.createFrom().iterable(told));
    }

    private static List<CustomerId> customers(Past past) {
        return past.identifiers().stream()
                .filter(identifier -> identifier.type().equals(IdentifierType.CUSTOMER_ID))
                .map(identifier -> new CustomerId(identifier.value()))
                .toList();
    }
}
