package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Stage;
import io.continuo.http.Etags;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.InteractionProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the catalogue. */
@ApplicationScoped
class Cataloguing {

    private final Types types;
    private final Catalogue catalogue;
    private final Schemas schemas;
    private final InstantSource clock;
    private final InteractionConfig.Catalogue limits;

    Cataloguing(Types types, Catalogue catalogue, Schemas schemas, InstantSource clock, InteractionConfig config) {
        this.types = types;
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.clock = clock;
        this.limits = config.catalogue();
    }

    /**
     * What an entry is to be.
     *
     * @param schema null: the versions stay as they are; the newest one again: no new version
     * @param by the client that says so
     */
    record Wish(
            String name,
            @Nullable String description,
            @Nullable Stage stage,
            Policy policy,
            @Nullable JsonNode schema,
            String by) {}

    /**
     * The entry as it is then; in force here at once and on every replica within a second.
     *
     * <p>Fails with the problems {@code invalid-field} for a schema that cannot be used, {@code precondition-failed},
     * {@code conflict} and {@code catalogue-full}.
     */
    Uni<EventType> put(Wish wish, @Nullable String ifMatch) {
        List<FieldError> errors = wish.schema() == null ? List.of() : schemas.check(wish.schema());
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return types.find(wish.name()).chain(found -> {
            Etags.check(ifMatch, found.map(EventType::version).orElse(0L));
            EventType wanted = wanted(wish, found);
            return found.equals(Optional.of(wanted))
                    ? Uni.createFrom().item(catalogue.whole(wanted))
                    : roomFor(found).chain(() -> save(wanted));
        });
    }

    private Uni<EventType> save(EventType wanted) {
        return types.save(wanted).chain(saved -> {
            if (!saved) {
                throw Problems.of(StandardProblem.CONFLICT, "Somebody else changed the entry; read it again.");
            }
            return catalogue.refresh().replaceWith(catalogue.whole(wanted));
        });
    }

    private Uni<Void> roomFor(Optional<EventType> found) {
        if (found.isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return types.count()
                .invoke(count -> {
                    if (count >= limits.maxTypes()) {
                        throw full("The catalogue has at most " + limits.maxTypes() + " entries of your own.");
                    }
                })
                .replaceWithVoid();
    }

    private EventType wanted(Wish wish, Optional<EventType> found) {
        List<SchemaVersion> before = found.map(EventType::versions).orElse(List.of());
        List<SchemaVersion> after = versions(wish, before);
        EventType same = new EventType(
                wish.name(),
                found.map(EventType::version).orElse(0L),
                wish.description(),
                wish.stage(),
                wish.policy(),
                after);
        return found.equals(Optional.of(same))
                ? same
                : new EventType(
                        same.name(), same.version() + 1, same.description(), same.stage(), same.policy(), after);
    }

    private List<SchemaVersion> versions(Wish wish, List<SchemaVersion> before) {
        JsonNode schema = wish.schema();
        if (schema == null || !before.isEmpty() && before.getLast().schema().equals(schema)) {
            return before;
        }
        if (before.size() >= limits.maxVersions()) {
            throw full("A type has at most " + limits.maxVersions() + " versions of its schema.");
        }
        List<SchemaVersion> after = new ArrayList<>(before);
        after.add(new SchemaVersion(before.size() + 1, schema, clock.instant(), wish.by()));
        return after;
    }

    private static RuntimeException full(String detail) {
        return Problems.of(InteractionProblem.CATALOGUE_FULL, detail);
    }
}
