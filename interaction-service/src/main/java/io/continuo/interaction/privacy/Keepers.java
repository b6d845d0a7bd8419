package io.continuo.interaction.privacy;

import io.continuo.interaction.log.OutgoingEvent;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** All personal data of this service, one kind after the other. */
@ApplicationScoped
class Keepers {

    private final List<PersonalData> all;

    Keepers(@All List<PersonalData> all) {
        this.all = all;
    }

    /** By kind. */
    Uni<Map<String, Long>> count(Past past) {
        Map<String, Long> counts = new TreeMap<>();
        return each(data -> data.count(past)
                        .invoke(count -> counts.merge(data.name(), count, Long::sum))
                        .replaceWithVoid())
                .replaceWith(counts);
    }

    Uni<List<OutgoingEvent>> tombstones(Past past) {
        List<OutgoingEvent> tombstones = new ArrayList<>();
        return each(data -> data.tombstones(past).invoke(tombstones::addAll).replaceWithVoid())
                .replaceWith(tombstones);
    }

    Uni<Void> erase(Past past) {
        return each(data -> data.erase(past));
    }

    /** All kinds, one after the other. */
    Multi<Kind> export(Past past) {
        return Multi.createFrom().iterable(all).map(data -> new Kind(data.name(), data.export(past)));
    }

    /** What there is of one kind. */
    record Kind(String name, Multi<?> items) {}

    private Uni<Void> each(Function<PersonalData, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item))
                .onItem()
                .ignoreAsUni();
    }
}
