package io.continuo.journey.upload;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Sends uploads. */
final class UploadCalls {

    private UploadCalls() {}

    static ValidatableResponse send(String path, String body) {
        return upload(Tokens.of("platform"))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    static RequestSpecification upload(String token) {
        return given().auth().oauth2(token).contentType("text/csv");
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("urn:continuo:problem:" + slug));
    }

    static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
