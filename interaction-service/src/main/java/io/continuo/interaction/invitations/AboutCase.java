package io.continuo.interaction.invitations;

import io.continuo.events.Identifier;
import io.smallrye.mutiny.Uni;

/** What questions about cases, and their answers, need to know of them. */
public interface AboutCase {

    /** Whether there is such a case. */
    Uni<Boolean> exists(String caseId);

    /** Whether there is such a case, of this very person. */
    Uni<Boolean> isOf(String caseId, Identifier person);
}
