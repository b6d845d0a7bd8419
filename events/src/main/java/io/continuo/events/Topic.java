package io.continuo.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is created: nothing about it is left to the broker's defaults.
 *
 * @param name without the deployment's prefix
 * @param partitions more cannot be added later without moving keys, so it starts high enough
 * @param retention null where the topic is compacted and keeps the last value of each key
 */
public record Topic(String name, int partitions, @Nullable Duration retention) {

    public boolean compacted() {
        return retention == null;
    }

    /** The name in a deployment that shares its broker; an empty prefix is the rule. */
    public String in(String prefix) {
        return prefix + name;
    }
}
