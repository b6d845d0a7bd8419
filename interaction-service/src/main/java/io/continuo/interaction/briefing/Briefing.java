package io.continuo.interaction.briefing;

import io.continuo.events.CustomerId;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.cases.CaseBrief;
import io.continuo.interaction.feedback.Opinions.Opinion;
import java.time.Instant;
import java.util.List;

/**
 * What to know before talking.
 *
 * @param customerId the one that is valid now
 * @param openCases the last opened first, at most 5
 * @param touchpoints newest first, at most 10
 * @param feedback newest first, at most 5
 */
record Briefing(
        CustomerId customerId,
        Instant asOf,
        Mood mood,
        List<CaseBrief> openCases,
        List<TouchpointRecorded> touchpoints,
        List<Opinion> feedback,
        ContactView contact) {}
