package io.continuo.interaction.catalogue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * The catalogue of this replica, at most {@link #AGE} older than the stored one. While the store is away the last known
 * one counts: the ingestion does not wait for it.
 */
@ApplicationScoped
public class Catalogue {

    private static final Logger LOG = Logger.getLogger(Catalogue.class);
    static final Duration AGE = Duration.ofMillis(500);
    private static final String TICKS = "catalogue-ticks";

    private final Types types;
    private final StandardTypes standard;
    private final Schemas schemas;
    private final Map<String, KnownTypes.Checked> standardOnly = new HashMap<>();
    private volatile KnownTypes known;

    Catalogue(Types types, StandardTypes standard, Schemas schemas) {
        this.types = types;
        this.standard = standard;
        this.schemas = schemas;
        standard.all().forEach(type -> standardOnly.put(type.name(), KnownTypes.Checked.of(type, schemas)));
        this.known = new KnownTypes(standardOnly);
    }

    public KnownTypes known() {
        return known;
    }

    @Outgoing(TICKS)
    Multi<Long> ticks() {
        return Multi.createFrom().ticks().every(AGE).onOverflow().drop();
    }

    @Incoming(TICKS)
    Uni<Void> tick(Long tick) {
        return refresh().onFailure().recoverWithItem(Catalogue::later);
    }

    /** Reads what has changed. */
    Uni<Void> refresh() {
        return types.versions().chain(this::readChanged);
    }

    private Uni<Void> readChanged(Map<String, Long> versions) {
        List<String> changed = versions.entrySet().stream()
                .filter(entry -> versionOf(entry.getKey()) != entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : types.find(changed).invoke(this::apply).replaceWithVoid();
    }

    private long versionOf(String name) {
        return known.named(name).map(checked -> checked.type().version()).orElse(0L);
    }

    private synchronized void apply(List<EventType> changed) {
        Map<String, KnownTypes.Checked> all = new HashMap<>(known.all());
        for (EventType type : changed) {
            if (versionOf(type.name()) < type.version()) {
                all.put(type.name(), KnownTypes.Checked.of(whole(type), schemas));
            }
        }
        known = new KnownTypes(all);
    }

    /** The entry with the schema that came with the service, as its oldest version. */
    EventType whole(EventType stored) {
        List<SchemaVersion> versions = Stream.concat(
                        standard.named(stored.name()).stream().flatMap(type -> type.versions().stream()),
                        stored.versions().stream())
                .toList();
        return new EventType(
                stored.name(),
                stored.version(),
                stored.description(),
                stored.stage(),
                stored.policy(),
                new ArrayList<>(versions));
    }

    private static Void later(Throwable failure) {
        LOG.warnf("catalogue not refreshed cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
