package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;

/** What every refusal looks like. */
final class Refusal {

    private Refusal() {}

    static void isProblem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        isProblem(response);
        assertThat(response.jsonPath().getString("type")).endsWith(":" + slug);
    }

    /** The shape of RFC 9457 with what docs/problems.md promises beside it. */
    static void isProblem(Response response) {
        assertThat(response.contentType()).startsWith("application/problem+json");
        Map<String, Object> problem = response.jsonPath().getMap("");
        assertThat(problem).containsKeys("type", "title", "status", "detail", "instance", "traceId");
        assertThat(problem.get("status")).isEqualTo(response.statusCode());
        assertThat(String.valueOf(problem.get("type"))).startsWith("urn:continuo:problem:");
    }
}
