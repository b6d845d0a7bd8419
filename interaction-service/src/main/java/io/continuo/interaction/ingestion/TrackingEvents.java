package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Events of the tracking API (Segment's spec) as touchpoints. */
@Singleton
class TrackingEvents {

    private static final int MESSAGE_ID = 100;
    private static final int NAME = 200;

    /** RudderStack's SDKs say on what kind of platform they run. */
    private static final Map<String, String> PLATFORMS = Map.of("mobile", "app", "browser", "web");

    private final Channel defaultChannel;

    TrackingEvents(InteractionConfig config) {
        this.defaultChannel = config.ingestion().defaultChannel();
    }

    Judged judge(Submission submission) {
        Fields event = Fields.of(submission.item());
        Optional<String> messageId = event.text("messageId", MESSAGE_ID);
        Optional<TrackingCall> call = call(event);
        List<Identifier> identifiers = identifiers(event, call);
        Instant occurredAt = occurredAt(event, submission.receivedAt());
        String type = call.map(known -> touchpointType(known, event)).orElse("");
        Map<String, Object> properties =
                call.map(known -> properties(known, event, submission.item())).orElse(Map.of());
        if (!event.errors().isEmpty()) {
            return new Judged.Unfit(submission, ItemProblem.of(event.errors()));
        }
        return new Judged.Fit(new TouchpointRecorded(
                messageId.orElseGet(() -> UUID.randomUUID().toString()),
                type,
                channel(submission),
                occurredAt,
                submission.receivedAt(),
                identifiers,
                properties,
                null,
                submission.sender().source()));
    }

    private static Optional<TrackingCall> call(Fields event) {
        Optional<String> type = event.required("type", NAME);
        Optional<TrackingCall> call = type.flatMap(TrackingCall::ofType);
        if (type.isPresent() && call.isEmpty()) {
            event.wrong("type", "one of identify, track, page, screen, group, alias, merge");
        }
        return call;
    }

    private static List<Identifier> identifiers(Fields event, Optional<TrackingCall> call) {
        if (call.equals(Optional.of(TrackingCall.MERGE))) {
            return TrackingIdentifiers.ofMerge(event);
        }
        List<Identifier> identifiers = TrackingIdentifiers.of(event);
        if (identifiers.isEmpty()) {
            event.wrong("userId", "userId or anonymousId is required");
        }
        // An alias is a claim that two ids are one person. It is recorded, not believed: only the new id binds it.
        return call.equals(Optional.of(TrackingCall.ALIAS))
                ? identifiers.stream()
                        .filter(identifier -> identifier.type().equals(IdentifierType.USER_ID))
                        .toList()
                : identifiers;
    }

    private static Instant occurredAt(Fields event, Instant receivedAt) {
        // RudderStack's SDKs always fill in originalTimestamp; a timestamp beside it is what the caller said, of the
        // past.
        Optional<Instant> original = event.instant("timestamp").or(() -> event.instant("originalTimestamp"));
        Instant occurredAt = Moments.corrected(original, event.instant("sentAt"), receivedAt);
        if (!Moments.isPlausible(occurredAt, receivedAt)) {
            event.wrong("timestamp", "neither before 2000 nor more than a day ahead");
        }
        return occurredAt;
    }

    private static String touchpointType(TrackingCall call, Fields event) {
        return call == TrackingCall.TRACK ? event.required("event", NAME).orElse("") : call.touchpointType();
    }

    private static Map<String, Object> properties(TrackingCall call, Fields event, JsonNode item) {
        Map<String, Object> properties = new LinkedHashMap<>();
        event.object("properties").properties().forEach(field -> properties.put(field.getKey(), field.getValue()));
        switch (call) {
            case IDENTIFY -> properties.put("traits", traits(event));
            case PAGE, SCREEN ->
                Stream.of("name", "category")
                        .forEach(field -> event.text(field, NAME).ifPresent(value -> properties.put(field, value)));
            case GROUP -> {
                event.required("groupId", Identifier.MAX_LENGTH).ifPresent(id -> properties.put("groupId", id));
                properties.put("traits", event.object("traits"));
            }
            case ALIAS -> {
                event.required("userId", Identifier.MAX_LENGTH).ifPresent(id -> properties.put("userId", id));
                event.required("previousId", Identifier.MAX_LENGTH).ifPresent(id -> properties.put("previousId", id));
            }
            case TRACK, MERGE, BATCH, IMPORT, METRICS -> {}
        }
        addOrigin(properties, item.path("context"));
        return properties;
    }

    /** Some of RudderStack's SDKs put them into the context only. */
    private static JsonNode traits(Fields event) {
        JsonNode traits = event.object("traits");
        return traits.isEmpty() ? event.nested("context").object("traits") : traits;
    }

    private static void addOrigin(Map<String, Object> properties, JsonNode context) {
        Map<String, Object> campaign = Campaign.of(context);
        if (!campaign.isEmpty()) {
            properties.put("campaign", campaign);
        }
        String referrer = context.path("page").path("referrer").asText("");
        if (!referrer.isBlank()) {
            properties.putIfAbsent("referrer", referrer);
        }
    }

    /** A write key is bound to its channel; without one the event may name it. */
    private Channel channel(Submission submission) {
        if (submission.sender().channel() != null) {
            return submission.sender().channel();
        }
        JsonNode item = submission.item();
        return Stream.of(item.path("channel"), item.path("context").path("channel"))
                .map(channel -> channel.asText(""))
                .map(name -> PLATFORMS.getOrDefault(name, name))
                .filter(Channel::isValid)
                .map(Channel::new)
                .findFirst()
                .orElse(defaultChannel);
    }
}
