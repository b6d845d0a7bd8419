package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.events.EventJson;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Imports from upload to results. */
final class ImportSuite {

    static final String NDJSON = "application/x-ndjson";

    private static final RestAssuredConfig AS_BYTES = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs(NDJSON, ContentType.BINARY)
                    .encodeContentTypeAs("text/csv", ContentType.BINARY));

    private ImportSuite() {}

    static Response upload(String type, byte[] body, String... headers) {
        var request = asPlatform().config(AS_BYTES).contentType(type).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.post("/api/customers/imports");
    }

    static String accepted(Response response) {
        String id = response.then().statusCode(202).extract().path("importId");
        response.then().header("Location", endsWith("/api/customers/imports/" + id));
        return id;
    }

    /** The import, once all its lines have been applied. */
    static String imported(String lines) {
        return finished(accepted(upload(NDJSON, lines.getBytes(StandardCharsets.UTF_8))));
    }

    static String finished(String id) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> progress(id).body("state", equalTo("completed")));
        return id;
    }

    static ValidatableResponse progress(String id) {
        return asPlatform().get("/api/customers/imports/{id}", id).then().statusCode(200);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> results(String id) {
        // As most clients say of every request.
        String body = asPlatform()
                .accept(ContentType.JSON)
                .get("/api/customers/imports/{id}/results", id)
                .then()
                .statusCode(200)
                .contentType(NDJSON)
                .extract()
                .asString();
        return body.lines()
                .filter(line -> !line.isBlank())
                .map(line -> (Map<String, Object>) EventJson.read(line, Map.class))
                .toList();
    }
}
