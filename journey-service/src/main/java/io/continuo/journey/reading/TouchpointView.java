package io.continuo.journey.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Channel;
import io.continuo.events.IdentifierType;
import io.continuo.events.Stage;
import io.continuo.journey.customer.Step;
import io.continuo.journey.placement.Touch;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as answers show it.
 *
 * @param kind contact or promise
 * @param campaign source, medium and name, as the sender told them
 * @param identity why it is this customer's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TouchpointView(
        String id,
        Touch.Kind kind,
        String type,
        Channel channel,
        Stage stage,
        Instant occurredAt,
        @Nullable Object campaign,
        @Nullable Object referrer,
        @Nullable String source,
        Identity identity,
        Map<String, @Nullable Object> properties) {

    /**
     * The evidence.
     *
     * @param identifierType of the identifier that binds the touchpoint; its value is not shown
     * @param mapVersion since when the identity map says that this identifier is the customer's
     */
    record Identity(IdentifierType identifierType, long mapVersion) {}

    static TouchpointView of(Step step) {
        Touch touch = step.touch();
        return new TouchpointView(
                touch.id(),
                touch.kind(),
                touch.type(),
                touch.channel(),
                step.stage(),
                touch.occurredAt(),
                touch.properties().get("campaign"),
                touch.properties().get("referrer"),
                touch.source(),
                new Identity(step.placed().boundBy(), step.placed().mapVersion()),
                touch.properties());
    }
}
