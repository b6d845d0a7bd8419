package io.continuo.localstack;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A log on one machine forgets within a minute what an erasure takes out; in production it may take a day. */
public final class ForgetfulLog {

    /** By the names of {@code io.continuo.events.LogSettings}. */
    public static final Map<String, String> SETTINGS = Map.of(
            "continuo.log.segment-age", "PT5S",
            "continuo.log.compaction-lag", "PT15S",
            "continuo.log.dirty-ratio", "0.1",
            "continuo.log.tombstone-age", "PT1S");

    private ForgetfulLog() {}

    /** The same as environment variables, unless this process has others. */
    static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        SETTINGS.forEach((name, value) -> {
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            environment.put(variable, System.getenv().getOrDefault(variable, value));
        });
        return environment;
    }
}
