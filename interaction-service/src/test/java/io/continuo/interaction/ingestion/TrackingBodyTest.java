package io.continuo.interaction.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the envelope of a batch says is held once, and counts for each of its events. */
class TrackingBodyTest {

    private static final Arrival ARRIVAL = new Arrival(new Sender(null, "test"), Instant.EPOCH, Map.of());

    private static List<Submission> batch(String body) {
        return TrackingBody.batch(body.getBytes(UTF_8), new TrackingBody.Bounds(2_500, 32_768, 4_096_000), ARRIVAL);
    }

    private static String with(String context, String items) {
        return "{\"context\":{\"text\":\"" + context + "\",\"ip\":\"1\"},\"batch\":[" + items + "]}";
    }

    private static void isTooLarge(String body) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> batch(body))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(413));
    }

    @Test
    void aContextThatIsLargerThanAnEventIsRefused() {
        isTooLarge(with("x".repeat(33_000), "{}"));
    }

    @Test
    void aContextThatManyEventsShareMustBeSmaller() {
        isTooLarge(with("x".repeat(30_000), "{},".repeat(200) + "{}"));
        assertThat(batch(with("x".repeat(1_000), "{},".repeat(200) + "{}"))).hasSize(201);
    }

    @Test
    void theContextIsHeldOnceAndCountsForEach() {
        List<Submission> events = batch(with("x".repeat(1_000), "{},{}"));
        assertThat(events.getFirst().item().get("context"))
                .isSameAs(events.getLast().item().get("context"));
        assertThat(events).allMatch(event -> event.bytes() > 1_000);
    }

    @Test
    void whatAnEventSaysItselfComesFirst() {
        List<Submission> events = batch(with("shared", "{\"context\":{\"text\":\"own\"}},{}"));
        assertThat(events.getFirst().item().toString()).isEqualTo("{\"context\":{\"text\":\"own\",\"ip\":\"1\"}}");
        assertThat(events.getLast().item().toString()).isEqualTo("{\"context\":{\"text\":\"shared\",\"ip\":\"1\"}}");
    }
}
