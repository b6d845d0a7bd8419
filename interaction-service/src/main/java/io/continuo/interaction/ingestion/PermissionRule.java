package io.continuo.interaction.ingestion;

import io.continuo.events.ContactDecision;
import io.continuo.events.TouchpointRecorded;
import io.continuo.http.FieldError;
import io.continuo.http.StandardProblem;
import java.util.List;

/** A touchpoint that decides about contact can be understood, and permission is given by nobody who may be anybody. */
final class PermissionRule {

    private PermissionRule() {}

    static Judged judge(Judged judged, Submission submission) {
        return switch (judged) {
            case Judged.Fit(TouchpointRecorded touchpoint) -> judge(judged, touchpoint, submission);
            case Judged.Unfit refused -> refused;
        };
    }

    private static Judged judge(Judged judged, TouchpointRecorded touchpoint, Submission submission) {
        if (touchpoint.type().equals(ContactDecision.GRANTED)
                && !submission.sender().isTrusted()) {
            return new Judged.Unfit(
                    submission,
                    ItemProblem.of(
                            StandardProblem.FORBIDDEN,
                            "A write key may take permission for contact back, not give it."));
        }
        try {
            ContactDecision.of(touchpoint);
            return judged;
        } catch (IllegalArgumentException e) {
            // Its message is made for callers and quotes nothing.
            return new Judged.Unfit(submission, ItemProblem.of(List.of(new FieldError("/properties", e.getMessage()))));
        }
    }
}
