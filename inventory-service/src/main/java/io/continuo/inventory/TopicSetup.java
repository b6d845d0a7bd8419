package io.continuo.inventory;

import io.continuo.events.LogSettings;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the topics this service writes where they are missing, as soon as the broker is there: the service itself
 * does not wait for it, and until then events lie in the outbox.
 */
@Singleton
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final List<Topic> USED = List.of(
            Topics.STOCK,
            Topics.PROMISES,
            Topics.LISTINGS,
            Topics.RECONCILIATION,
            Topics.IDENTITIES,
            Topics.PRIVACY,
            Topics.PRIVACY_RECEIPTS);
    private static final int TIMEOUT_SECONDS = 10;

    private final Map<String, Object> broker;
    private final String prefix;
    private final Optional<Integer> partitions;
    private volatile boolean done;

    TopicSetup(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix,
            @ConfigProperty(name = "continuo.topics.partitions") Optional<Integer> partitions) {
        this.broker = broker;
        this.prefix = prefix.orElse("");
        this.partitions = partitions;
    }

    /** Runs on a worker thread, so waiting for the broker holds nobody up. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void create() {
        if (done) {
            return;
        }
        try (Admin admin = Admin.create(new HashMap<>(broker))) {
            for (Topic topic : USED) {
                create(admin, topic);
            }
            done = true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("topics not created yet; reason=%s", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void create(Admin admin, Topic topic) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.createTopics(List.of(declared(topic))).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private NewTopic declared(Topic topic) {
        LogSettings settings =
                LogSettings.from(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
        return new NewTopic(topic.in(prefix), Optional.of(partitions.orElse(topic.partitions())), Optional.empty())
                .configs(settings.of(topic));
    }
}
