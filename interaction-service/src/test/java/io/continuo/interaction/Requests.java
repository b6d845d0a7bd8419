package io.continuo.interaction;

import static io.restassured.RestAssured.given;

import io.continuo.localstack.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Requests as callers send them. */
public final class Requests {

    private Requests() {}

    public static RequestSpecification as(String client) {
        return given().auth().oauth2(Tokens.of(client)).contentType(ContentType.JSON);
    }

    public static RequestSpecification platform() {
        return as("platform");
    }

    /** With exactly these scopes. */
    public static RequestSpecification withOnly(String... scopes) {
        return given().auth().oauth2(Tokens.withOnly(scopes)).contentType(ContentType.JSON);
    }

    /** Bytes as they are, under any content type. */
    public static RequestSpecification raw(String client, String contentType) {
        EncoderConfig asIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(contentType, ContentType.BINARY);
        return given().config(RestAssured.config().encoderConfig(asIs))
                .auth()
                .oauth2(Tokens.of(client))
                .contentType(contentType);
    }

    public static String unique(String name) {
        return name + "-" + UUID.randomUUID();
    }

    public static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
