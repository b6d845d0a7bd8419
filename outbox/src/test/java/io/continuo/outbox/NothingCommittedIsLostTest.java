package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.testing.TestStack;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NothingCommittedIsLostTest {

    private static final int MESSAGES = 1_000;

    private OutboxFixture fixture;
    private Process doomed;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
    }

    @AfterEach
    void close() {
        doomed.destroyForcibly();
        fixture.close();
    }

    @Test
    void whenTheProcessIsKilledBetweenCommitAndSend() throws IOException, InterruptedException {
        doomed = start(false);
        awaitCommitted();
        kill();

        assertThat(fixture.reader.all()).isEmpty();
        assertThat(fixture.depth().waiting()).isEqualTo(MESSAGES);
        fixture.startRelay(Map.of());
        awaitAllArrived();
    }

    @Test
    void whenTheProcessIsKilledWhileItSends() throws IOException, InterruptedException {
        doomed = start(true);
        awaitCommitted();
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> !fixture.reader.all().isEmpty());
        kill();

        assertThat(fixture.depth().waiting()).isPositive();
        fixture.startRelay(Map.of());
        awaitAllArrived();
        assertThat(applyThroughTheInbox(fixture.reader.all())).isEqualTo(MESSAGES);
    }

    private Process start(boolean relaying) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                OutboxFixture.urlOf(fixture.database),
                TestStack.get().kafka(),
                fixture.topic,
                Integer.toString(MESSAGES),
                Boolean.toString(relaying));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitCommitted() throws IOException {
        BufferedReader output = doomed.inputReader();
        assertThat(output.readLine()).isEqualTo(KilledProcess.COMMITTED);
    }

    private void kill() throws InterruptedException {
        assertThat(doomed.destroyForcibly().waitFor()).as("ended by SIGKILL").isEqualTo(128 + 9);
    }

    private void awaitAllArrived() {
        await().untilAsserted(() -> assertThat(fixture.depth().waiting()).isZero());
        await().untilAsserted(() -> assertThat(fixture.reader.firstArrivals())
                .hasSize(20)
                .allSatisfy((key, values) -> assertThat(values).isEqualTo(numbersOf(key))));
    }

    private static List<String> numbersOf(String key) {
        int first = Integer.parseInt(key.substring("key-".length()));
        return IntStream.iterate(first, number -> number < MESSAGES, number -> number + 20)
                .mapToObj(Integer::toString)
                .toList();
    }

    private int applyThroughTheInbox(List<ConsumerRecord<String, String>> records) {
        Inbox inbox = new Inbox();
        OutboxFixture.now(fixture.pool.query("CREATE TABLE applied (id text)").execute());
        OutboxFixture.now(Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(record ->
                        fixture.pool.withTransaction(tx -> inbox.once(tx, "test", record.value())
                                .chain(first -> tx.preparedQuery("INSERT INTO applied SELECT $1 WHERE $2")
                                        .execute(Tuple.of(record.value(), first)))))
                .collect()
                .last());
        return OutboxFixture.now(fixture.pool.query("SELECT id FROM applied").execute())
                .size();
    }
}
