package io.continuo.outbox;

import io.continuo.localstack.testing.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The shared broker, as far as a test arranges it; its topics go with it. */
final class Broker implements AutoCloseable {

    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", TestStack.get().kafka()));
    private final String prefix = TestStack.get().topicPrefix();
    private final List<String> topics = new ArrayList<>();

    String newTopic(int partitions, Map<String, String> settings) {
        String name = nameOfNone();
        createTopic(name, partitions, settings);
        return name;
    }

    /** A topic that does not exist yet. */
    String nameOfNone() {
        return prefix + "outbox-" + UUID.randomUUID();
    }

    void createTopic(String name, int partitions, Map<String, String> settings) {
        NewTopic created = new NewTopic(name, partitions, (short) 1).configs(settings);
        complete(admin.createTopics(List.of(created)).all());
        topics.add(name);
    }

    void changeTopic(String name, String setting, String value) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        complete(
                admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
    }

    @Override
    public void close() {
        complete(admin.deleteTopics(topics).all());
        admin.close();
    }

    private static void complete(KafkaFuture<Void> change) {
        try {
            change.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
