package io.continuo.interaction.privacy;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The erased ones of some identifiers.
 *
 * @param until per identifier
 */
public record ErasedAmong(Map<Identifier, Instant> until) {

    static final ErasedAmong NONE = new ErasedAmong(Map.of());

    private static final String TRAITS = "traits";

    public boolean isEmpty() {
        return until.isEmpty();
    }

    /** Whether what happened then is erased; of a customer's id everything is, as it is never used again. */
    public boolean covers(Identifier identifier, Instant at) {
        Instant end = until.get(identifier);
        return end != null && (identifier.type().equals(IdentifierType.CUSTOMER_ID) || !at.isAfter(end));
    }

    /**
     * What may be kept of the touchpoint: nothing where it is an erased person's; where it is somebody else's, it without
     * the erased identifiers and without traits, which may be of either.
     */
    public Optional<TouchpointRecorded> kept(TouchpointRecorded touchpoint) {
        Instant at = Past.moment(touchpoint);
        if (covers(touchpoint.strongest(), at)) {
            return Optional.empty();
        }
        List<Identifier> kept = touchpoint.identifiers().stream()
                .filter(identifier -> !covers(identifier, at))
                .toList();
        return Optional.of(kept.size() == touchpoint.identifiers().size() ? touchpoint : without(touchpoint, kept));
    }

    private static TouchpointRecorded without(TouchpointRecorded touchpoint, List<Identifier> kept) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(touchpoint.properties());
        properties.remove(TRAITS);
        return touchpoint.with(kept, properties);
    }
}
