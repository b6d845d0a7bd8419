package io.continuo.identity;

import io.continuo.events.LogSettings;
import io.continuo.events.Topic;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

/** Creates this service's topics where they are missing, before anything reads them. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final int BEFORE_CONSUMERS = 1;
    private static final int TIMEOUT_SECONDS = 10;

    private final IdentityTopics topics;
    private final String broker;
    private volatile boolean done;

    TopicSetup(IdentityTopics topics, @ConfigProperty(name = "kafka.bootstrap.servers") String broker) {
        this.topics = topics;
        this.broker = broker;
    }

    void atStart(@Observes @Priority(BEFORE_CONSUMERS) StartupEvent start) {
        ensure();
    }

    /** The service starts without its broker; then the topics follow once it is there. */
    @Blocking
    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ensure() {
        if (done) {
            return;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_SECONDS * 1000);
        try (Admin admin = Admin.create(settings)) {
            create(admin);
            done = true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("topics not created yet; cause=%s", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        List<NewTopic> missing = IdentityTopics.USED.stream()
                .filter(topic -> !there.contains(topics.in(topic)))
                .map(this::declared)
                .toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                // Another service was faster with this one.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic declared(Topic topic) {
        LogSettings settings =
                LogSettings.from(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
        return new NewTopic(topics.in(topic), Optional.of(topics.partitions(topic)), Optional.empty())
                .configs(settings.of(topic));
    }
}
