package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas on the same imports and the same people, and {@code kill -9} in the middle: every line counts once. */
class ImportCrashIT {

    private static final int PEOPLE = 600;

    /** Of them, who is also said of by callers. */
    private static final int SAID = 40;

    private static final Duration SOON = Duration.ofMinutes(2);

    /** Small chunks, so that much is left wherever it is cut; and what a dead replica held is soon free. */
    private static final Map<String, String> SETTINGS = Map.of(
            "CONTINUO_IDENTITY_IMPORTS_CHUNK", "20",
            "CONTINUO_IDENTITY_IMPORTS_LOOK_AROUND", "PT0.3S",
            "CONTINUO_IDENTITY_IMPORTS_LEASE", "PT3S",
            "CONTINUO_IDENTITY_IMPORTS_SILENCE", "PT1S",
            "CONTINUO_IDENTITY_MATCHING_BATCH", "20",
            "CONTINUO_IDENTITY_MATCHING_CLAIM", "PT3S");

    @SuppressWarnings("NullAway.Init")
    private static Instances instances;

    @BeforeAll
    static void start() throws InterruptedException {
        instances = Instances.start(2, SETTINGS);
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @Test
    void a_replica_goes_on_where_a_killed_one_broke_off_in_either_phase() throws Exception {
        Strangers people = new Strangers(PEOPLE);
        String id = imports(0).uploaded("crash", people.lines("crm", "shop"));

        soon().until(() -> of(1, id).getInt("accepted") >= PEOPLE / 4);
        instances.killAndRestart(0);
        assertThat(of(1, id).getInt("accepted")).as("in the middle of linking").isLessThan(2 * PEOPLE);
        soon().until(() ->
                of(1, id).getString("state").equals("matching") && of(1, id).getInt("linked") >= PEOPLE / 10);
        instances.killAndRestart(1);
        assertThat(instances.graph().importsBeingMatched())
                .as("in the middle of matching")
                .isEqualTo(1);

        instances.awaitReady();
        completed(0, id);
        everyLineCountsOnce(id, 2 * PEOPLE);
        everyPersonIsOneCustomer(id);
    }

    @Test
    void an_upload_whose_receiver_is_killed_is_gone_on_with_by_another() throws Exception {
        String lines = new Strangers(PEOPLE).lines("till");
        try (Socket upload = imports(0).begun("cut", lines, lines.length() / 2)) {
            soon().until(() -> instances.graph().receivedRecords() >= PEOPLE / 4);
            instances.killAndRestart(0);
            assertThat(upload.isClosed()).as("closed by the caller").isFalse();
        }

        // The first upload counts as under way until it has been silent for long enough.
        AtomicReference<String> id = new AtomicReference<>();
        soon().untilAsserted(() -> id.set(imports(1).uploaded("cut", lines)));

        completed(1, id.get());
        instances.awaitReady();
        everyLineCountsOnce(id.get(), PEOPLE);
    }

    @Test
    void both_replicas_work_on_one_import_and_match_what_callers_say_meanwhile() throws Exception {
        Strangers people = new Strangers(PEOPLE);
        Set<String> working = new HashSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            String id = imports(0).uploaded("both", people.lines("crm", "shop"));
            List<Future<Integer>> said = IntStream.range(0, SAID)
                    .boxed()
                    .flatMap(person ->
                            Stream.of(0, 1).map(instance -> callers.submit(() -> saying(people, person, instance))))
                    .toList();
            soon().until(() -> {
                working.addAll(instances.graph().importing());
                return working.size() == 2 || of(1, id).getString("state").equals("completed");
            });
            completed(1, id);

            for (Future<Integer> answer : said) {
                assertThat(answer.get()).isEqualTo(200);
            }
            assertThat(working).contains(Instances.name(0), Instances.name(1));
            everyLineCountsOnce(id, 2 * PEOPLE);
            Map<String, String> customers = everyPersonIsOneCustomer(id);
            soon().untilAsserted(() -> {
                for (int person = 0; person < SAID; person++) {
                    for (int instance : new int[] {0, 1}) {
                        assertThat(instances.calls(instance).whoIs(people.email(person, "said" + instance)))
                                .isEqualTo(customers.get(String.valueOf(person)));
                    }
                }
            });
        }
        assertThat(instances.graph().deadlocks()).isZero();
        await().atMost(SOON).until(() -> instances.graph().untold() == 0);
        instances.graph().isSound();
    }

    private static int saying(Strangers people, int person, int instance) {
        return instances
                .calls(instance)
                .resolving(people.email(person, "said" + instance), people.traits(person))
                .statusCode();
    }

    private static void everyLineCountsOnce(String id, int lines) throws Exception {
        assertThat(imports(0).results(id).stream().map(result -> result.getInt("line")))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lines).boxed().toList());
        JsonPath progress = of(0, id);
        assertThat(progress.getInt("read")).isEqualTo(lines);
        assertThat(progress.getInt("accepted")).isEqualTo(lines);
        assertThat(progress.getInt("rejected")).isZero();
    }

    /** Whatever their source. */
    private static Map<String, String> everyPersonIsOneCustomer(String id) throws Exception {
        Map<String, String> customers = new HashMap<>();
        for (JsonPath result : imports(0).results(id)) {
            String customer = result.getString("customerId");
            String known = customers.putIfAbsent(result.getString("sourceId"), customer);
            assertThat(known == null || known.equals(customer)).as("are one").isTrue();
        }
        assertThat(customers.values()).hasSize(PEOPLE).doesNotHaveDuplicates();
        return customers;
    }

    private static void completed(int instance, String id) {
        soon().until(() -> of(instance, id).getString("state").equals("completed"));
    }

    private static JsonPath of(int instance, String id) throws Exception {
        return imports(instance).progress(id);
    }

    private static ImportCalls imports(int instance) {
        return new ImportCalls(instances.url(instance));
    }

    private static ConditionFactory soon() {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(20));
    }
}
