package io.continuo.benchmarks.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A question over all journeys, asked until all partitions answer. */
record Whole(Calls calls, String path, String question) {

    private static final long PATIENCE_SECONDS = 900;

    static Whole funnel(Calls calls) {
        return new Whole(calls, "/api/journeys/funnels", """
                {"steps": [{"name": "a", "where": {"type": "%s"}}, {"name": "b", "where": {"type": "%s"}},
                           {"name": "c", "where": {"type": "%s"}}], "window": "P14D"}
                """.formatted((Object[]) Histories.STEPS));
    }

    /** The answer of all partitions. */
    JsonNode answer() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            try {
                JsonNode answer = once();
                if (isWhole(answer)) {
                    return answer;
                }
            } catch (IOException e) {
                // It is away, or makes its columns: 503.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new IllegalStateException("no whole answer");
    }

    JsonNode once() throws IOException, InterruptedException {
        return calls.now("POST", path, question);
    }

    static boolean isWhole(JsonNode answer) {
        return answer.path("missingPartitions").isEmpty();
    }
}
