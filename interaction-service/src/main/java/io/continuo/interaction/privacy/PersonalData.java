package io.continuo.interaction.privacy;

import io.continuo.interaction.log.OutgoingEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** One kind of data this service keeps of people. */
public interface PersonalData {

    /** As it is called in receipts and exports. */
    String name();

    /** How much there is. */
    Uni<Long> count(Past past);

    /** Takes out of the log what {@link #erase} does not take out itself; asked before it, while there is something. */
    default Uni<List<OutgoingEvent>> tombstones(Past past) {
        return Uni.createFrom().item(List.of());
    }

    /** Removes it. Idempotent, and repeated until the log is clean, for what was under way. */
    Uni<Void> erase(Past past);

    /** All of it, each item of it as something that JSON can be made of; read as it is asked for, a page at a time. */
    Multi<?> export(Past past);
}
