package io.continuo.journey.customer;

import io.continuo.events.Stage;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.StageRules;

/** A touchpoint on its journey, with the stage that its sender or the rules give it. */
public record Step(PlacedTouch placed, Stage stage) {

    static Step of(PlacedTouch placed, StageRules rules) {
        return new Step(placed, stageOf(placed.touch(), rules));
    }

    static Stage stageOf(Touch touch, StageRules rules) {
        Stage named = touch.stage();
        return named != null ? named : rules.stageOf(touch.type(), touch.channel(), touch.properties());
    }

    public Touch touch() {
        return placed.touch();
    }

    boolean isContact() {
        return touch().kind() == Touch.Kind.CONTACT;
    }
}
