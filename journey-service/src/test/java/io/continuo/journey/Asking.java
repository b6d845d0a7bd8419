package io.continuo.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Questions over all journeys, as JSON over HTTP. */
public final class Asking {

    private Asking() {}

    public static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** Checks that a wrong question is answered by what is wrong with it. */
    public static void isRefused(String path, String body, String problem, String pointer) {
        post(path, body)
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:" + problem))
                .body("errors.pointer", hasItem(pointer));
    }

    /** Checks that nobody asks without the scope. */
    public static void needsTheScope(String path) {
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
    }
}
