package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;

/** Calls of a story, each with a key of its own: whoever got no answer can take the same step again. */
final class StoryCalls {

    private final Suite suite;
    private final String run;

    /** @param run makes the story's keys its own */
    StoryCalls(Suite suite, String run) {
        this.suite = suite;
        this.run = run;
    }

    void put(String path, Map<String, Object> body) {
        Response response = suite.as("platform").body(body).put(path);
        assertThat(response.statusCode()).as(response.asString()).isBetween(200, 204);
    }

    Response post(String client, String path, String step, Object body) {
        Response response = suite.as(client)
                .header("Idempotency-Key", run + "-" + step)
                .body(body)
                .post(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isBetween(200, 204);
        return response;
    }

    JsonPath get(String path) {
        Response response = suite.as("platform").get(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    static Map<String, String> identifier(String type, String value) {
        return Map.of("type", type, "value", value);
    }
}
