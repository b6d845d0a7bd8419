package io.continuo.journey.stream;

import io.continuo.events.LogSettings;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The topics this service reads and writes, made when they are missing: who comes first makes them, all make them alike. */
final class JourneyTopics {

    private static final List<Topic> SOURCES = List.of(
            Topics.TOUCHPOINTS,
            Topics.IDENTITIES,
            Topics.PROMISES,
            Topics.CASES,
            Topics.FEEDBACK,
            Topics.ALERTS,
            Topics.PRIVACY,
            Topics.PRIVACY_RECEIPTS);
    private static final List<Topic> JOINED =
            List.of(Topics.TOUCHPOINTS, Topics.IDENTITIES, Topics.FEEDBACK, Topics.PRIVACY);
    private static final long TIMEOUT_SECONDS = 30;
    private static final int PARKED_PARTITIONS = 3;

    private final Admin admin;
    private final TopicNames names;

    JourneyTopics(Admin admin, TopicNames names) {
        this.admin = admin;
        this.names = names;
    }

    /** Identifies the broker, so that state of another one is never taken for its own. */
    String clusterId() throws ExecutionException, InterruptedException, TimeoutException {
        return get(admin.describeCluster().clusterId());
    }

    /**
     * Makes what is missing.
     *
     * @param wanted partitions of new topics, where the deployment names a number
     * @return the partitions of touchpoints.v1, identities.v1, feedback.v1 and privacy.v1
     * @throws IllegalStateException when they differ: they could not be joined
     */
    int ensure(Optional<Integer> wanted) throws ExecutionException, InterruptedException, TimeoutException {
        for (Topic topic : SOURCES) {
            create(topic, wanted.orElse(topic.partitions()));
        }
        create(names.parked(PARKED_PARTITIONS), PARKED_PARTITIONS);
        Map<String, TopicDescription> found = get(
                admin.describeTopics(JOINED.stream().map(names::of).toList()).allTopicNames());
        List<Integer> counts = JOINED.stream()
                .map(topic -> partitions(found, topic))
                .distinct()
                .toList();
        if (counts.size() > 1) {
            throw new IllegalStateException(
                    "touchpoints.v1, identities.v1, feedback.v1 and privacy.v1 must have the same number of partitions");
        }
        return counts.getFirst();
    }

    /** Makes the topic of settings where it is missing. */
    void ensureSettings() throws ExecutionException, InterruptedException, TimeoutException {
        create(names.settings(), names.settings().partitions());
    }

    private int partitions(Map<String, TopicDescription> found, Topic topic) {
        TopicDescription description = found.get(names.of(topic));
        return description == null ? 0 : description.partitions().size();
    }

    private void create(Topic topic, int partitions) throws ExecutionException, InterruptedException, TimeoutException {
        NewTopic wanted = new NewTopic(names.of(topic), Optional.of(partitions), Optional.empty());
        try {
            get(admin.createTopics(List.of(wanted.configs(settings(topic)))).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static Map<String, String> settings(Topic topic) {
        LogSettings log = LogSettings.from(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
        Map<String, String> settings = new HashMap<>(log.of(topic));
        if (!SOURCES.contains(topic)) { // A parked record has more headers than the one that fitted into its topic.
            settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(StreamsSettings.MAX_RECORD_BYTES));
        }
        return settings;
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
