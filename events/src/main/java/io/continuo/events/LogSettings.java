package io.continuo.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How fast the log forgets what a tombstone has taken out (docs/decisions/0005).
 *
 * @param segmentAge {@code continuo.log.segment-age}: how long a segment is written to, and so kept from the cleaner
 * @param compactionLag {@code continuo.log.compaction-lag}: how long the cleaner may leave a finished segment alone
 * @param dirtyRatio {@code continuo.log.dirty-ratio}: the share of uncleaned bytes at which it comes sooner, 0 to 1
 * @param tombstoneAge {@code continuo.log.tombstone-age}: how long a tombstone stays for readers that are behind
 */
public record LogSettings(Duration segmentAge, Duration compactionLag, double dirtyRatio, Duration tombstoneAge) {

    /** Where a deployment says nothing: clean within 27 hours. */
    public static final LogSettings DEFAULTS =
            new LogSettings(Duration.ofHours(1), Duration.ofHours(24), 0.1, Duration.ofHours(1));

    private static final Duration LONGEST_FILE_DELAY = Duration.ofMinutes(1);

    public LogSettings {
        if (segmentAge.compareTo(Duration.ofSeconds(1)) < 0
                || compactionLag.isNegative()
                || tombstoneAge.isNegative()) {
            throw new IllegalArgumentException("segments last a second at least, and no time is negative");
        }
        if (dirtyRatio < 0 || dirtyRatio > 1) {
            throw new IllegalArgumentException("the dirty ratio is a share from 0 to 1");
        }
    }

    /**
     * Reads the settings of a deployment.
     *
     * @param configuration from a setting's name to its value; times as ISO 8601 ({@code PT1H})
     */
    public static LogSettings from(Function<String, Optional<String>> configuration) {
        return new LogSettings(
                time(configuration, "continuo.log.segment-age", DEFAULTS.segmentAge),
                time(configuration, "continuo.log.compaction-lag", DEFAULTS.compactionLag),
                configuration
                        .apply("continuo.log.dirty-ratio")
                        .map(Double::parseDouble)
                        .orElse(DEFAULTS.dirtyRatio),
                time(configuration, "continuo.log.tombstone-age", DEFAULTS.tombstoneAge));
    }

    /** The Kafka settings with which the topic is created. */
    public Map<String, String> of(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put("cleanup.policy", topic.cleanup().policy());
        settings.put("retention.ms", topic.retention() == null ? "-1" : millis(topic.retention()));
        if (topic.forgets()) {
            settings.putAll(forgetting());
        }
        return settings;
    }

    /** The Kafka settings of any compacted topic that must forget in time. */
    public Map<String, String> forgetting() {
        return Map.of(
                "segment.ms", millis(segmentAge),
                "max.compaction.lag.ms", millis(compactionLag),
                "min.cleanable.dirty.ratio", Double.toString(dirtyRatio),
                "delete.retention.ms", millis(tombstoneAge),
                "file.delete.delay.ms", millis(fileDelay()));
    }

    /**
     * When the last copy is gone of what was taken out by a tombstone at the given time: its segment is sealed within two
     * segment ages, cleaned within the lag, and its files are gone within a third.
     */
    public Instant cleanBy(Instant takenOut) {
        return takenOut.plus(segmentAge.multipliedBy(3)).plus(compactionLag);
    }

    private Duration fileDelay() {
        return segmentAge.compareTo(LONGEST_FILE_DELAY) < 0 ? segmentAge : LONGEST_FILE_DELAY;
    }

    private static Duration time(Function<String, Optional<String>> configuration, String name, Duration otherwise) {
        return configuration.apply(name).map(Duration::parse).orElse(otherwise);
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
