package io.continuo.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What every problem must have. */
final class ProblemAssertions {

    static final String ORDER = """
            {"channel":"web","lines":[{"sku":"fridge","quantity":1,"position":1}]}""";

    private ProblemAssertions() {}

    static RequestSpecification json(String body) {
        return RestAssured.given().contentType("application/json").body(body);
    }

    static ValidatableResponse isProblem(ValidatableResponse response, ProblemType type) {
        return response.statusCode(type.status())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:" + type.slug()))
                .body("title", equalTo(type.title()))
                .body("status", equalTo(type.status()))
                .body("detail", matchesPattern("(?s).{5,}"))
                .body("instance", matchesPattern("/.*"))
                .body("traceId", matchesPattern("(?!0{32})[0-9a-f]{32}"));
    }

    static ValidatableResponse isInvalid(ValidatableResponse response, String pointer) {
        return isProblem(response, StandardProblem.INVALID_FIELD).body("errors[0].pointer", equalTo(pointer));
    }
}
