package io.continuo.journey.customer;

import io.continuo.events.Stage;
import io.continuo.journey.placement.FeedbackFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.Staging;

/** A touchpoint on its journey, with the stage that its sender or the rules give it. */
public record Step(PlacedTouch placed, Stage stage) {

    static Step of(PlacedTouch placed, Staging staging) {
        Touch touch = placed.touch();
        Stage named = touch.stage();
        return new Step(
                placed, named != null ? named : staging.stageOf(touch.type(), touch.channel(), touch.properties()));
    }

    public Touch touch() {
        return placed.touch();
    }

    /** Whether the customer noticed it, here and not by another touchpoint. */
    boolean isNoticed() {
        return touch().kind() != Touch.Kind.CASE;
    }

    boolean isContact() {
        return touch().kind() == Touch.Kind.CONTACT;
    }

    /** Whether they met over the matter itself: asking for an answer, and answering, is no such contact. */
    boolean isMeeting() {
        return isContact() && !FeedbackFacts.isOfSurvey(touch().source());
    }
}
