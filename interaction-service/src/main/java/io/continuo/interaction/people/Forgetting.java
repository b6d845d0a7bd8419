package io.continuo.interaction.people;

import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** Who keeps something under identifiers, and drops it when they are forgotten. */
public interface Forgetting {

    /** @param identifiers in their {@code type:value} form; idempotent */
    Uni<Void> forget(Collection<String> identifiers);
}
