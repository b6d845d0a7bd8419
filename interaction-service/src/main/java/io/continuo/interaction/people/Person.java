package io.continuo.interaction.people;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.util.List;

/**
 * A customer as far as this service needs to know.
 *
 * @param id the one that is valid now, also where an absorbed one was asked for
 * @param identifiers all of them, the customer's ids among them
 */
public record Person(CustomerId id, List<Identifier> identifiers) {

    public List<String> keys() {
        return identifiers.stream().map(Identifier::key).toList();
    }
}
