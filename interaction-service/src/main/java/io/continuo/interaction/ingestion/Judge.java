package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.catalogue.Catalogue;
import jakarta.inject.Singleton;

/** Decides about one submission, without regard to the others. */
@Singleton
class Judge {

    /** Objects and arrays inside each other; the readers downstream have a bound as well. */
    static final int MAX_DEPTH = 64;

    private final TrackingEvents tracking;
    private final CloudEvents cloudEvents;
    private final Catalogue catalogue;
    private final Flags flags;
    private final long maxEvent;

    Judge(
            TrackingEvents tracking,
            CloudEvents cloudEvents,
            Catalogue catalogue,
            Flags flags,
            InteractionConfig config) {
        this.tracking = tracking;
        this.cloudEvents = cloudEvents;
        this.catalogue = catalogue;
        this.flags = flags;
        this.maxEvent = config.ingestion().maxEvent().asLongValue();
    }

    Judged judge(Submission submission) {
        if (submission.bytes() > maxEvent) {
            return new Judged.Unfit(
                    submission,
                    ItemProblem.of(
                            StandardProblem.PAYLOAD_TOO_LARGE,
                            "A touchpoint has at most " + maxEvent + " bytes; leave out what nobody analyses."));
        }
        if (isDeeper(submission.item(), MAX_DEPTH)) {
            return new Judged.Unfit(
                    submission,
                    ItemProblem.of(
                            StandardProblem.INVALID_FIELD, "A touchpoint nests at most " + MAX_DEPTH + " levels."));
        }
        Judged judged = switch (submission.form()) {
            case TRACKING -> tracking.judge(submission);
            case NATIVE -> NativeTouchpoints.judge(submission);
            case CLOUDEVENT -> cloudEvents.judge(submission);
        };
        Judged others = OthersOnly.judge(judged, submission);
        return flags.count(TypeCheck.of(PermissionRule.judge(others, submission), submission, catalogue.known()));
    }

    private static boolean isDeeper(JsonNode node, int levels) {
        if (!node.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (isDeeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }
}
