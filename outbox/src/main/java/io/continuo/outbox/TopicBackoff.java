package io.continuo.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Topics that are left alone after a failure, each twice as long as the time before up to a limit. */
final class TopicBackoff {

    private record Pause(Duration length, Instant until) {}

    private final Duration first;
    private final Duration longest;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    TopicBackoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    List<String> leftAlone(Instant now) {
        return pauses.entrySet().stream()
                .filter(pause -> pause.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How long the topic is now left alone. */
    Duration failed(String topic, Instant now) {
        Pause before = pauses.get(topic);
        Duration length = before == null ? first : shorter(before.length().multipliedBy(2), longest);
        pauses.put(topic, new Pause(length, now.plus(length)));
        return length;
    }

    void succeeded(String topic) {
        pauses.remove(topic);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
