package io.continuo.interaction.log;

import io.continuo.events.LogSettings;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Creates the topics this service reads and writes, as {@link Topics} declares them, where they are missing. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final List<Topic> NEEDED = List.of(
            Topics.TOUCHPOINTS,
            Topics.IDENTITIES,
            Topics.CUSTOMERS,
            Topics.CASES,
            Topics.FEEDBACK,
            Topics.PRIVACY,
            Topics.PRIVACY_RECEIPTS);
    private static final int BEFORE_CONSUMERS = 1;
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

    void atStart(@Observes @Priority(BEFORE_CONSUMERS) StartupEvent start) {
        ensure();
    }

    /** The service starts without its broker, so the topics may have to wait for it. */
    @Blocking
    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ensure() {
        if (done) {
            return;
        }
        try (Admin admin = Admin.create(impatient(broker))) {
            create(admin);
            done = true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("topics not created yet cause=%s", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a broker the client gives up by itself, and so does whoever closes it. */
    private static Map<String, Object> impatient(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        return settings;
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        List<NewTopic> missing = NEEDED.stream()
                .filter(topic -> !existing.contains(topic.in(prefix)))
                .map(this::declared)
                .toList();
        try {
            admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Another service was faster.
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
