package io.continuo.journey.stream;

import io.continuo.events.Topic;
import java.time.Duration;

/**
 * What this service's topics, group and stores are called in a deployment.
 *
 * @param prefix of every name; empty in a deployment that has its broker for itself
 */
public record TopicNames(String prefix) {

    private static final String APPLICATION = "journey";
    private static final Duration PARKED_FOR = Duration.ofDays(90);

    /** Group and application: the topics between the steps and the changelogs start with it. */
    public String application() {
        return prefix + APPLICATION;
    }

    public String of(Topic topic) {
        return topic.in(prefix);
    }

    /** What people decided, one partition, so that all read it in one order. Its keys are never used twice. */
    public Topic settings() {
        return new Topic(APPLICATION + ".settings.v1", 1, Topic.Cleanup.COMPACT, null);
    }

    /** Where records are that could not be read, and why, in headers. */
    public Topic parked(int partitions) {
        return new Topic(APPLICATION + ".parked.v1", partitions, Topic.Cleanup.DELETE, PARKED_FOR);
    }
}
