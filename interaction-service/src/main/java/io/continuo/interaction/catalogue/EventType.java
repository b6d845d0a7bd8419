package io.continuo.interaction.catalogue;

import io.continuo.events.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type of touchpoints.
 *
 * @param version of this entry, grows with every change; 0: as it came with the service
 * @param stage where in the journey it belongs, for people who read the catalogue
 * @param versions of its schema, oldest first; none: anything goes
 */
record EventType(
        String name,
        long version,
        @Nullable String description,
        @Nullable Stage stage,
        Policy policy,
        List<SchemaVersion> versions) {

    Optional<SchemaVersion> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    Optional<SchemaVersion> numbered(int number) {
        return versions.stream().filter(known -> known.number() == number).findFirst();
    }

    /** Whether somebody put a schema of their own, so that senders may name its versions. */
    boolean isOwn() {
        return newest().filter(newest -> newest.number() > SchemaVersion.STANDARD)
                .isPresent();
    }
}
