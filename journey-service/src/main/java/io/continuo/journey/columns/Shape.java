package io.continuo.journey.columns;

import io.continuo.events.Stage;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.stage.Staging;
import org.jspecify.annotations.Nullable;

/**
 * What many touchpoints have in common. It is kept once, and a touchpoint holds its number.
 *
 * @param stage as the sender named it, otherwise as the rules say
 * @param contact whether customer and company met; a promise that moved on is a fact, and no meeting
 * @param facts from which the rules found the stage; {@link #NAMED} where the sender named it
 */
public record Shape(
        String type, String channel, Stage stage, @Nullable String source, boolean contact, long facts) {

    /** Whatever the rules are, the stage stays. */
    public static final long NAMED = -1;

    /** Of touchpoints whose stage the sender named. */
    public Shape(String type, String channel, Stage stage, @Nullable String source, boolean contact) {
        this(type, channel, stage, source, contact, NAMED);
    }

    /** Whether the customer noticed it, here and not by another touchpoint. */
    public boolean isNoticed() {
        return contact || !CaseFacts.SOURCE.equals(source);
    }

    /** The same touchpoints under other rules. */
    Shape under(Staging staging) {
        return facts == NAMED
                ? this
                : new Shape(type, channel, staging.stageOf(type, channel, facts), source, contact, facts);
    }
}
