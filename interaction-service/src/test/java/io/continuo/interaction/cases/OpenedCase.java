package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.platform;

import io.restassured.response.ValidatableResponse;

/** A case that a test works with. */
record OpenedCase(String id) {

    static OpenedCase about(String identifier, String channel, String kind) {
        String body = """
                {"identifier":"%s","channel":"%s","subject":"The fridge is warm","kind":"%s"}""".formatted(identifier, channel, kind);
        return new OpenedCase(platform()
                .body(body)
                .post("/api/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId"));
    }

    ValidatableResponse get() {
        return platform().get("/api/cases/" + id).then();
    }

    ValidatableResponse message(String channel, String direction, String text) {
        return post("messages", """
                {"channel":"%s","direction":"%s","text":"%s"}""".formatted(channel, direction, text));
    }

    ValidatableResponse transfer(String to, String channel) {
        return post("transfers", """
                {"to":"%s","channel":"%s","note":"see the photos"}""".formatted(to, channel));
    }

    ValidatableResponse update(String channel, String text) {
        return post("updates", """
                {"channel":"%s","text":"%s"}""".formatted(channel, text));
    }

    ValidatableResponse resolve(String outcome) {
        return post("resolution", """
                {"outcome":"%s"}""".formatted(outcome));
    }

    ValidatableResponse post(String what, String body) {
        return platform().body(body).post("/api/cases/" + id + "/" + what).then();
    }
}
