package io.continuo.journey.columns;

import io.continuo.events.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What many touchpoints have in common. It is kept once, and a touchpoint holds its number.
 *
 * @param stage as the sender named it, otherwise as the rules say
 * @param contact whether customer and company met; a promise that moved on is a fact, and no meeting
 */
public record Shape(
        String type, String channel, Stage stage, @Nullable String source, boolean contact) {}
