package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.interaction.sla.Terms;

/** What customers are owed. */
@FunctionalInterface
interface Promises {

    /** @param openedOn the channel on which the case was opened: the terms stay on every other */
    Terms of(Channel openedOn, Priority priority);
}
