package io.continuo.interaction.ingestion;

import io.continuo.events.TouchpointRecorded;
import io.continuo.http.FieldError;
import io.continuo.interaction.OwnTouchpoints;
import java.util.ArrayList;
import java.util.List;

/** Nobody passes for this service: what it tells by itself comes in by no door. */
final class OthersOnly {

    private OthersOnly() {}

    static Judged judge(Judged judged, Submission submission) {
        return switch (judged) {
            case Judged.Fit(TouchpointRecorded touchpoint) -> judge(judged, touchpoint, submission);
            case Judged.Unfit refused -> refused;
        };
    }

    private static Judged judge(Judged judged, TouchpointRecorded touchpoint, Submission submission) {
        List<FieldError> errors = new ArrayList<>();
        if (OwnTouchpoints.isSource(touchpoint.source())) {
            errors.add(new FieldError("/source", "this name is Continuo's own: use another"));
        }
        if (OwnTouchpoints.isId(touchpoint.id())) {
            errors.add(new FieldError(
                    submission.form() == Form.TRACKING ? "/messageId" : "/id",
                    "begins like an id of Continuo's own: put something before it"));
        }
        return errors.isEmpty() ? judged : new Judged.Unfit(submission, ItemProblem.of(errors));
    }
}
