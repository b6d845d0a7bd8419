package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas and sixteen callers: whatever the interleaving, the same customers, and nobody sees an error. */
class TwoInstancesIT {

    private static final int CALLERS = 16;
    private static final int IDENTIFIERS = 40;

    @SuppressWarnings("NullAway.Init")
    private static Instances instances;

    @BeforeAll
    static void start() throws InterruptedException {
        instances = Instances.start(2);
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_links_in_any_interleaving_give_the_same_customers(long seed) throws Exception {
        Random random = new Random(seed);
        List<int[]> links = links(random);
        for (int round = 0; round < 2; round++) {
            String run = "r" + seed + "-" + round;
            // Each link comes twice, so that the same one meets itself on the other instance.
            List<int[]> calls = new ArrayList<>(links);
            calls.addAll(links);
            Collections.shuffle(calls, random);

            List<Integer> statuses = inParallel(calls.stream()
                    .map(link -> resolving(run, link, random.nextInt(2)))
                    .toList());

            assertThat(statuses).containsOnly(200);
            customersAre(run, links);
        }
        assertThat(instances.graph().deadlocks()).isZero();
        instances.graph().isSound();
    }

    @Test
    void merges_and_undos_of_one_customer_on_both_lose_nothing() throws Exception {
        List<String> cards =
                IntStream.range(0, 8).mapToObj(i -> "x_card:m-" + i).toList();
        List<String> customers =
                cards.stream().map(card -> instances.calls(0).resolve(card)).toList();
        Random random = new Random(11);
        List<Callable<Integer>> turns = new ArrayList<>();
        for (int turn = 0; turn < 120; turn++) {
            int one = random.nextInt(8);
            int other = (one + 1 + random.nextInt(7)) % 8;
            turns.add(mergingAndUndoing(turn, customers.get(one), customers.get(other)));
        }

        assertThat(inParallel(turns)).containsOnly(200, 409);

        for (int i = 0; i < cards.size(); i++) {
            assertThat(instances.calls(i).whoIs(cards.get(i))).isEqualTo(customers.get(i));
        }
        assertThat(instances.graph().deadlocks()).isZero();
        instances.graph().isSound();
        toldTheSame(cards);
    }

    private static Callable<Integer> mergingAndUndoing(int turn, String one, String other) {
        return () -> {
            var merged = instances.calls(turn).merging(one, other);
            return merged.statusCode() == 200
                    ? instances.calls(turn + 1).undoing(merged.path("mergeId")).statusCode()
                    : merged.statusCode();
        };
    }

    private static Callable<Integer> resolving(String run, int[] link, int instance) {
        return () -> instances
                .calls(instance)
                .resolving(identifier(run, link[0]), identifier(run, link[1]))
                .statusCode();
    }

    private static void customersAre(String run, List<int[]> links) {
        List<String> all = IntStream.range(0, IDENTIFIERS)
                .mapToObj(number -> identifier(run, number))
                .toList();
        Components components = new Components(all);
        links.forEach(link -> components.join(identifier(run, link[0]), identifier(run, link[1])));
        Map<String, String> customerOfComponent = new TreeMap<>();
        List<String> linked = links.stream()
                .flatMap(link -> IntStream.of(link).mapToObj(number -> identifier(run, number)))
                .distinct()
                .toList();
        for (String identifier : linked) {
            String customer = String.valueOf(instances.calls(0).whoIs(identifier));
            String known = customerOfComponent.putIfAbsent(components.oldestWith(identifier), customer);
            assertThat(known == null || known.equals(customer))
                    .as("%s is apart", identifier)
                    .isTrue();
        }
        assertThat(customerOfComponent.values()).as("two are one").doesNotHaveDuplicates();
        toldTheSame(linked);
    }

    private static void toldTheSame(List<String> identifiers) {
        await().atMost(Duration.ofSeconds(30)).until(() -> instances.graph().untold() == 0);
        ToldMap told = instances.told();
        identifiers.forEach(identifier -> assertThat(told.customerOf(identifier))
                .as("told of %s", identifier)
                .isEqualTo(instances.calls(0).whoIs(identifier)));
    }

    private static List<int[]> links(Random random) {
        return IntStream.range(0, 45)
                .mapToObj(_ -> new int[] {random.nextInt(IDENTIFIERS), random.nextInt(IDENTIFIERS)})
                .toList();
    }

    private static String identifier(String run, int number) {
        return "x_card:" + run + "-" + number;
    }

    private static <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : callers.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
