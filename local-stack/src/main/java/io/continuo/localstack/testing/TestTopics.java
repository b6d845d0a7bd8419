package io.continuo.localstack.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Removes the topics of one test, so that a stack which serves many tests does not fill up. */
final class TestTopics {

    private static final long SECONDS = 10;

    private TestTopics() {}

    static void delete(String bootstrap, String prefix) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<String> topics = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS).stream()
                    .filter(topic -> topic.startsWith(prefix))
                    .toList();
            admin.deleteTopics(topics).all().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(TestTopics.class.getName())
                    .log(System.Logger.Level.DEBUG, "Topics stay until the stack ends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
