package io.continuo.journey.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Channel;
import io.continuo.events.IdentifierType;
import io.continuo.events.Stage;
import io.continuo.journey.customer.Step;
import io.continuo.journey.placement.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as answers show it.
 *
 * @param kind contact or promise
 * @param waited how long it was since the contact before; null of the first one, of what is no contact, and in evidence
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
        @JsonProperty("wait") @Nullable Duration waited,
        @Nullable Object campaign,
        @Nullable Object referrer,
        @Nullable String source,
        Identity identity,
        Map<String, @Nullable Object> properties) {

    /**
     * The evidence.
     *
     * @param identifierType of the identifier that binds the touchpoint; its value is not shown
     * @param confidence how much an identifier of that type says of who somebody is
     * @param mapVersion since when the identity map says that this identifier is the customer's
     */
    record Identity(IdentifierType identifierType, Confidence confidence, long mapVersion) {}

    static TouchpointView of(Step step) {
        return of(step, null);
    }

    static TouchpointView of(Step step, @Nullable Duration waited) {
        Touch touch = step.touch();
        return new TouchpointView(
                touch.id(),
                touch.kind(),
                touch.type(),
                touch.channel(),
                step.stage(),
                touch.occurredAt(),
                waited,
                touch.properties().get("campaign"),
                touch.properties().get("referrer"),
                touch.source(),
                new Identity(
                        step.placed().boundBy(),
                        Confidence.of(step.placed().boundBy()),
                        step.placed().mapVersion()),
                touch.properties());
    }
}
