package io.continuo.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.http.ProblemType;
import io.restassured.response.ValidatableResponse;

/** What every problem must have. */
final class Problem {

    private Problem() {}

    static ValidatableResponse is(ProblemType type, ValidatableResponse response) {
        return response.statusCode(type.status())
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("type", equalTo("urn:continuo:problem:" + type.slug()))
                .body("title", equalTo(type.title()))
                .body("status", equalTo(type.status()))
                .body("detail", notNullValue())
                .body("traceId", matchesPattern("(?!0{32})[0-9a-f]{32}"));
    }
}
