package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.smallrye.mutiny.Uni;

/** Asks the customer whether a resolution was one. */
interface AfterResolution {

    /**
     * Asks, where the customer may be asked. After a failure it may be called again: a resolution is asked about once.
     *
     * @param resolution which resolution of the case: its sequence in the history
     * @param last the channel the case was on last
     */
    Uni<Void> ask(String caseId, long resolution, Identifier about, Channel last);
}
