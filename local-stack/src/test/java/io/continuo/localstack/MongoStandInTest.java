package io.continuo.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in on disk keeps what it acknowledged. */
class MongoStandInTest {

    private static final Path APP =
            Path.of(System.getProperty("continuo.root")).resolve("local-stack/target/local-stack-app");
    private static final int WRITERS = 4;
    private static final int KILL_AFTER = 400;

    @TempDir
    Path home;

    private Supervised server;
    private String uri;

    @BeforeEach
    void start() throws Exception {
        int port = StackSettings.freePorts(1).getFirst();
        StackSettings settings = new StackSettings(
                APP,
                home.resolve("cache"),
                home,
                Map.of(Part.MONGODB, port),
                0,
                Map.of(),
                StackSettings.Use.DEVELOPMENT);
        uri = settings.address(Part.MONGODB);
        server = new Supervised(
                new MongoServer(settings), home.resolve("logs"), new StateFile(home.resolve("state.properties")));
        server.start();
        server.awaitReady(Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aDocumentCanBeReadWhileOthersChangeIt() throws Exception {
        try (MongoClient client = MongoClients.create(uri);
                ExecutorService callers = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> things = things(client);
            things.insertOne(new Document("_id", 1).append("list", List.of()));
            List<Future<Document>> read = IntStream.range(0, 400)
                    .mapToObj(i -> callers.submit(() -> {
                        things.updateOne(Filters.eq(1), Updates.push("list", new Document("n", i).append("i" + i, i)));
                        return things.find(Filters.eq(1)).first();
                    }))
                    .toList();
            for (Future<Document> one : read) {
                assertThat(one.get()).isNotNull();
            }
            assertThat(things.find(Filters.eq(1)).first().getList("list", Document.class))
                    .hasSize(400);
        }
    }

    @RepeatedTest(3)
    void everyAcknowledgedWriteSurvivesAKill() throws Exception {
        List<Integer> acknowledged = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<Integer>>> written = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> writeUntilKilled(writer * 1_000_000)))
                    .toList();
            for (Future<List<Integer>> one : written) {
                acknowledged.addAll(one.get());
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILL_AFTER);

        server.start();
        server.awaitReady(Duration.ofSeconds(60));

        try (MongoClient client = MongoClients.create(uri)) {
            List<Integer> kept = new ArrayList<>();
            things(client).find().forEach(document -> kept.add(document.getInteger("_id")));
            assertThat(kept).containsAll(acknowledged);
        }
    }

    @Test
    void theFileDoesNotGrowWithEveryWrite() throws Exception {
        try (MongoClient client = MongoClients.create(uri)) {
            things(client).insertOne(new Document("_id", 1).append("count", 0));
            for (int i = 0; i < 1_000; i++) {
                things(client).updateOne(Filters.eq("_id", 1), Updates.inc("count", 1));
            }
        }
        assertThat(Files.size(home.resolve("data/mongodb/store.mv"))).isLessThan(2_000_000);

        server.stop();
        server.start();
        server.awaitReady(Duration.ofSeconds(60));

        try (MongoClient client = MongoClients.create(uri)) {
            assertThat(things(client).find().first()).containsEntry("count", 1_000);
        }
    }

    /** The ids whose insertion was acknowledged; one of the writers kills the server on its way. */
    private List<Integer> writeUntilKilled(int from) {
        List<Integer> acknowledged = new ArrayList<>();
        try (MongoClient client = MongoClients.create(uri + "/?serverSelectionTimeoutMS=1000&retryWrites=false")) {
            for (int id = from; id < from + 100_000; id++) {
                things(client).insertOne(new Document("_id", id).append("name", "thing"));
                acknowledged.add(id);
                if (id == KILL_AFTER) {
                    server.kill();
                }
            }
        } catch (MongoException e) {
            // The server has been killed; what was acknowledged until then counts.
        }
        return acknowledged;
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }
}
