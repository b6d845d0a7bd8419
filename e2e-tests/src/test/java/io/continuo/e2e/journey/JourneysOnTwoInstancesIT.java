package io.continuo.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Two instances answer as one does; while one is away its partitions are named, and soon the other one has them. */
class JourneysOnTwoInstancesIT {

    private static final Logger LOG = Logger.getLogger(JourneysOnTwoInstancesIT.class);
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(30);

    private static final int ASKED = 31;
    private static final String FUNNEL = """
        {"steps": [{"name": "seen", "where": {"type": "Product Viewed"}},
                   {"name": "begun", "where": {"type": "Checkout*"}, "optional": true},
                   {"name": "bought", "where": {"type": "Order Completed", "properties": {"revenue": {"atLeast": 5}}}}],
         "window": "P2D", "trend": "week", "breakdown": {"by": "channel"}}\
        """;

    private static final Map<String, String> QUESTIONS = Map.of(
            "/api/journeys/funnels", FUNNEL,
            "/api/journeys/funnels/customers?step=bought&limit=20", FUNNEL,
            "/api/journeys/paths", "{\"by\": \"channel\", \"collapse\": true}",
            "/api/journeys/handoffs", "{\"repeatedWithin\": \"P3D\"}",
            "/api/journeys/attribution", """
            {"model": ["markov", "shapley", "linear", "time_decay"], "order": 2, "lookback": "P30D",
             "conversion": {"where": {"type": "Order Completed"}}, "dimension": "channel"}\
            """,
            "/api/journeys/drivers", """
            {"outcome": {"where": {"type": "Order Completed"}, "property": "revenue"},
             "factors": [{"name": "hand-offs", "fact": "handoffs"}, {"name": "waits", "fact": "longest_wait"}]}\
            """);

    @Test
    void two_answer_as_one_and_name_what_is_missing_while_one_is_away() throws InterruptedException {
        try (JourneyInstances instances = new JourneyInstances()) {
            instances.start();
            Histories.publish(instances.kafka(), instances.prefix());
            Map<String, Object> alone = answersOfAll(instances, 0);
            long aloneMicros = medianMicros(instances);

            instances.start();
            await().atMost(WITHIN).until(() -> instances.partitions(0) > 0 && instances.partitions(1) > 0);
            assertThat(answersOfAll(instances, 0)).isEqualTo(alone);
            assertThat(answersOfAll(instances, 1)).isEqualTo(alone);

            LOG.infof("A funnel's median micros one=%d two=%d", aloneMicros, medianMicros(instances));

            killedWhileItIsAsked(instances, alone);
        }
    }

    private static long medianMicros(JourneyInstances instances) {
        long[] micros = new long[ASKED];
        for (int i = 0; i < micros.length; i++) {
            long begun = System.nanoTime();
            instances.ask(0, "/api/journeys/funnels", FUNNEL).then().statusCode(200);
            micros[i] = (System.nanoTime() - begun) / 1_000;
        }
        Arrays.sort(micros);
        return micros[micros.length / 2];
    }

    private static void killedWhileItIsAsked(JourneyInstances instances, Map<String, Object> whole) {
        String path = "/api/journeys/attribution";
        List<Object> missing = new ArrayList<>();
        instances.kill(1);
        long killed = System.nanoTime();
        await().atMost(RESUMED_WITHIN).pollInterval(Duration.ofMillis(50)).until(() -> {
            Response answer = instances.ask(0, path, QUESTIONS.get(path));
            assertThat(answer.statusCode()).isIn(200, 503);
            if (answer.statusCode() == 503) {
                return false;
            }
            List<Integer> absent = answer.path("models[0].missingPartitions");
            missing.addAll(absent);
            if (absent.isEmpty()) {
                assertThat(comparable(answer)).isEqualTo(whole.get(path));
            }
            return absent.isEmpty();
        });
        LOG.infof("Whole again after a kill ms=%d", (System.nanoTime() - killed) / 1_000_000);
        assertThat(missing).as("partitions of the instance that was killed").isNotEmpty();
        assertThat(answersOfAll(instances, 0)).isEqualTo(whole);
    }

    /** To all questions, once nothing is missing and everybody is in them. */
    private static Map<String, Object> answersOfAll(JourneyInstances instances, int instance) {
        await().atMost(WITHIN).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            Response paths =
                    instances.ask(instance, "/api/journeys/paths", "{\"where\": {\"type\": \"*\"}, \"by\": \"type\"}");
            assertThat(paths.statusCode()).isEqualTo(200);
            assertThat(paths.<Integer>path("cases")).isEqualTo(Histories.CUSTOMERS);
        });
        Map<String, Object> answers = new HashMap<>();
        QUESTIONS.forEach((path, question) -> {
            await().atMost(WITHIN).until(() -> isWhole(instances.ask(instance, path, question)));
            answers.put(path, comparable(instances.ask(instance, path, question)));
        });
        for (int customer = 0; customer < Histories.CUSTOMERS; customer += 5) {
            String path = "/api/journeys/customers/" + Histories.customer(customer);
            await().atMost(WITHIN).until(() -> instances.get(instance, path).statusCode() == 200);
            answers.put(path, comparable(instances.get(instance, path)));
        }
        String export = "/api/journeys/exports/csv";
        await().atMost(WITHIN).until(() -> instances.get(instance, export).statusCode() == 200);
        answers.put(export, instances.get(instance, export).asString());
        return answers;
    }

    private static boolean isWhole(Response answer) {
        return answer.statusCode() == 200 && answer.asString().contains("\"missingPartitions\":[]");
    }

    /** All but when it was computed. */
    private static Object comparable(Response answer) {
        return without(answer.path("$"));
    }

    private static Object without(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<Object, Object> kept = new LinkedHashMap<>();
                object.forEach((name, member) -> {
                    if (!"asOf".equals(name)) {
                        kept.put(name, member == null ? "null" : without(member));
                    }
                });
                yield kept;
            }
            case List<?> list ->
                list.stream().map(each -> each == null ? "null" : without(each)).toList();
            default -> value;
        };
    }
}
