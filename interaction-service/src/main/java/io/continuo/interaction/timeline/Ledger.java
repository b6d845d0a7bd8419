package io.continuo.interaction.timeline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** Which touchpoints the timeline has, by their ids: of the last 8 days, across restarts. */
@ApplicationScoped
public class Ledger {

    private final Placed placed;

    Ledger(Placed placed) {
        this.placed = placed;
    }

    /** Those of the ids that are placed; one read by key. */
    public Uni<Set<String>> among(Collection<String> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Set.of()) : placed.among(ids);
    }
}
