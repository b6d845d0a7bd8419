package io.continuo.localstack.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, as the public contract wants it told: calls of the tracking API, or native touchpoints. */
final class Wire {

    private Wire() {}

    /**
     * The body of {@code /v1/batch}. Where the clock is wrong, both the events' times and the time of sending are, and
     * their difference is right.
     *
     * @param now by the right clock
     */
    static Map<String, Object> batch(Upload upload, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("batch", upload.happenings().stream().map(h -> call(h, upload)).toList());
        if (!upload.clockError().isZero()) {
            body.put("sentAt", now.plus(upload.clockError()).toString());
        }
        return body;
    }

    /** The body of {@code /api/touchpoints}. */
    static List<Map<String, Object>> touchpoints(Upload upload) {
        return upload.happenings().stream().map(Wire::touchpoint).toList();
    }

    private static Map<String, Object> call(Happening happening, Upload upload) {
        Touch touch = happening.touch();
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("type", touch.kind().name().toLowerCase(Locale.ROOT));
        call.put("messageId", touch.id());
        call.put("timestamp", happening.at().plus(upload.clockError()).toString());
        identify(call, touch);
        if (touch.kind() == Touch.Kind.TRACK) {
            call.put("event", touch.name());
        } else if (touch.kind() != Touch.Kind.IDENTIFY) {
            call.put("name", touch.name());
        }
        Map<String, Object> properties = new LinkedHashMap<>(touch.properties());
        Map<String, Object> context = context(properties, touch);
        if (!properties.isEmpty()) {
            call.put("properties", properties);
        }
        if (!context.isEmpty()) {
            call.put("context", context);
        }
        return call;
    }

    private static void identify(Map<String, Object> call, Touch touch) {
        putIfThere(call, "anonymousId", touch.identifiers().get("anonymous_id"));
        putIfThere(call, "userId", touch.identifiers().get("user_id"));
        String email = touch.identifiers().get("email");
        if (email != null) {
            call.put("traits", Map.of("email", email));
        }
    }

    /** Campaign, referrer and device are the context of a call, not its properties. */
    private static Map<String, Object> context(Map<String, Object> properties, Touch touch) {
        Map<String, Object> context = new LinkedHashMap<>();
        putIfThere(context, "campaign", properties.remove("campaign"));
        Object referrer = properties.remove("referrer");
        if (referrer != null) {
            context.put("page", Map.of("referrer", referrer));
        }
        String device = touch.identifiers().get("device_id");
        if (device != null) {
            context.put("device", Map.of("id", device));
        }
        return context;
    }

    private static Map<String, Object> touchpoint(Happening happening) {
        Touch touch = happening.touch();
        Map<String, Object> touchpoint = new LinkedHashMap<>();
        touchpoint.put("id", touch.id());
        touchpoint.put("type", touch.name());
        touchpoint.put("channel", touch.channel());
        touchpoint.put("occurredAt", happening.at().toString());
        touchpoint.put(
                "identifiers",
                touch.identifiers().entrySet().stream()
                        .map(entry -> Map.of("type", entry.getKey(), "value", entry.getValue()))
                        .toList());
        touchpoint.put("properties", touch.properties());
        return touchpoint;
    }

    private static void putIfThere(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
