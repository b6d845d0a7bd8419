package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.http.StandardProblem;
import io.continuo.localstack.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class WriteKeysTest {

    private static final String WITH_KEY = "{\"batch\":[{\"writeKey\":\"inner\"}],\"writeKey\":\"demo-web\"}";
    private static final String WITHOUT = "{\"batch\":[{\"writeKey\":\"demo-web\"}]}";

    @ParameterizedTest
    @ValueSource(strings = {"demo-web:", "demo-web", "demo-web:anything"})
    void aKeyIsTheBasicUserName(String userInfo) {
        isAccepted(json(WITHOUT)
                .header("Authorization", basic(userInfo))
                .post("/v1/batch")
                .then());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "x/y; charset=UTF-8"})
    void aKeyMayStandInTheBodyOnlyWhateverTheContentType(String contentType) {
        isAccepted(raw(contentType)
                        .body(WITH_KEY.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/import/")
                        .then())
                .body("uri", equalTo("/v1/import"))
                .body("headers.content-type", startsWith(contentType))
                .body("body", equalTo(WITH_KEY));
    }

    @Test
    void aKeyInACompressedBodyIsFoundAndTheBodyArrivesAsItWas() {
        byte[] body = gzip(WITH_KEY.getBytes(StandardCharsets.UTF_8));
        isAccepted(raw("application/x-www-form-urlencoded")
                        .header("Content-Encoding", "gzip")
                        .body(body)
                        .post("/v1/batch")
                        .then())
                .body("headers.content-encoding", equalTo("gzip"))
                .body("length", equalTo(body.length));
    }

    @Test
    void aCompressedBodyIsRecognisedWithoutItsHeader() {
        isAccepted(raw("text/plain")
                .body(gzip(WITH_KEY.getBytes(StandardCharsets.UTF_8)))
                .post("/v1/batch")
                .then());
    }

    @Test
    void aBeaconAndAPixelHaveTheirKeyInTheQuery() {
        isAccepted(raw("text/plain")
                        .header("Origin", "https://shop.example")
                        .body(WITHOUT.getBytes(StandardCharsets.UTF_8))
                        .post("/beacon/v1/batch?writeKey=demo-web")
                        .then())
                .header("Access-Control-Allow-Origin", "*")
                .body("uri", equalTo("/beacon/v1/batch"));
        isAccepted(given().get("/pixel/v1/track?writeKey=demo-web&event=E").then())
                .body("uri", equalTo("/pixel/v1/track?event=E"));
        Problem.is(
                StandardProblem.UNAUTHENTICATED,
                given().get("/pixel/v1/track?event=E").then());
    }

    @Test
    void theBrowsersSdkIsToldToSendHere() {
        given().header("Origin", "https://shop.example")
                .header("Host", "track.example:8443")
                .get("/v1/projects/demo-web/settings")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .body("integrations.'Segment.io'.apiKey", equalTo("demo-web"))
                .body("integrations.'Segment.io'.apiHost", equalTo("track.example:8443/v1"))
                .body("integrations.'Segment.io'.protocol", equalTo("http"))
                .body("metrics.host", equalTo("track.example:8443/v1"))
                .body("metrics.sampleRate", equalTo(0));
        given().header("X-Forwarded-Proto", "https")
                .get("/v1/projects/demo-web/settings")
                .then()
                .body("integrations.'Segment.io'.protocol", equalTo("https"));
        given().header("X-Forwarded-Proto", "javascript")
                .get("/v1/projects/demo-web/settings")
                .then()
                .body("integrations.'Segment.io'.protocol", equalTo("http"));
        Problem.is(
                StandardProblem.NOT_FOUND,
                given().get("/v1/projects/nobodys/settings").then());
    }

    @Test
    void aRefusalSaysWhatPythonsSdkLooksFor() {
        json("{}")
                .post("/v1/batch")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"))
                .body("message", not(equalTo("")));
    }

    @Test
    void aKeyInTheQueryIsTakenOutOfIt() {
        isAccepted(json(WITHOUT).post("/v1/t?a=1&writeKey=demo-web&b=2").then()).body("uri", equalTo("/v1/t?a=1&b=2"));
        isAccepted(json("[]").post("/api/touchpoints?writeKey=demo-web").then())
                .body("uri", equalTo("/api/touchpoints"));
        isAccepted(json("{}").post("/cloudevents?writeKey=demo-web").then()).body("uri", equalTo("/cloudevents"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WITHOUT,
                "[{\"writeKey\":\"demo-web\"}]",
                "{\"writeKey\":1}",
                "nonsense",
                "",
                "{\"writeKey\":\"other\"}"
            })
    void aBodyWithoutAKnownKeyAtItsTopIsUnauthenticated(String body) {
        Problem.is(StandardProblem.UNAUTHENTICATED, json(body).post("/v1/batch").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic b3RoZXI6", "Basic !!!", "Basic", "Digest x", "Bearer", "Bearer nonsense", ""})
    void aHeaderThatSaysNothingKnownIsUnauthenticated(String header) {
        Problem.is(
                StandardProblem.UNAUTHENTICATED,
                json(WITH_KEY).header("Authorization", header).post("/v1/track").then());
    }

    @Test
    void aTokenWithTheScopePassesAsItself() {
        json(WITHOUT)
                .auth()
                .oauth2(Tokens.of("ecommerce"))
                .post("/v1/track")
                .then()
                .statusCode(200)
                .body("headers.authorization", equalTo("Bearer " + Tokens.of("ecommerce")))
                .body("headers.x-continuo-channel", nullValue());
    }

    @Test
    void aKeyOpensNothingButIngestion() {
        for (String path : new String[] {"/api/cases", "/api/touchpoints/rejected/1/replay"}) {
            Problem.is(
                    StandardProblem.UNAUTHENTICATED,
                    json("{}")
                            .header("Authorization", basic("demo-web:"))
                            .post(path + "?writeKey=demo-web")
                            .then());
        }
    }

    @Test
    void noCallerSpeaksForTheGateway() {
        isAccepted(json(WITHOUT)
                        .header("Authorization", basic("demo-web:"))
                        .header("X-Continuo-Channel", "store")
                        .header("x-continuo-other", "x")
                        .header("X_Continuo_Source", "forged")
                        .post("/v1/track")
                        .then())
                .body("headers.x-continuo-other", nullValue())
                .body("headers.x_continuo_source", nullValue());
    }

    @Test
    void aBombIsRefused() {
        byte[] zeros = new byte[64 << 20];
        Problem.is(
                StandardProblem.PAYLOAD_TOO_LARGE,
                raw("application/json")
                        .header("Content-Encoding", "gzip")
                        .body(gzip(("{\"a\":\"" + new String(zeros, StandardCharsets.US_ASCII).replace('\0', 'x'))
                                .getBytes(StandardCharsets.US_ASCII)))
                        .post("/v1/batch")
                        .then());
    }

    @Test
    void aBodyAboveTheTrackingLimitIsRefused() {
        Problem.is(
                StandardProblem.PAYLOAD_TOO_LARGE,
                json(" ".repeat(4 << 20) + WITH_KEY).post("/v1/batch").then());
    }

    /** RudderStack's browser SDK names who and when in headers. */
    @Test
    void webPagesMaySendTheHeadersTheirSdkAdds() {
        preflight("anonymousid,authorization,content-type,rsa-retry-attempt,sentat")
                .header(
                        "Access-Control-Allow-Headers",
                        "anonymousid,authorization,content-type,rsa-retry-attempt,sentat")
                .header("Vary", "Access-Control-Request-Headers");
        preflight("a: b").header("Access-Control-Allow-Headers", containsString("Authorization"));
    }

    private static ValidatableResponse preflight(String headers) {
        return given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", headers)
                .options("/v1/t")
                .then()
                .statusCode(204);
    }

    @Test
    void webPagesOfAnyOriginMaySend() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/t")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Allow-Credentials", nullValue());
        isAccepted(json(WITH_KEY)
                        .header("Origin", "https://shop.example")
                        .post("/v1/t")
                        .then())
                .header("Access-Control-Allow-Origin", "*");
        Problem.is(
                        StandardProblem.UNAUTHENTICATED,
                        json("{}")
                                .header("Origin", "https://shop.example")
                                .post("/v1/t")
                                .then())
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void nothingElseIsOpenToWebPages() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/cases")
                .then()
                .statusCode(405)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static ValidatableResponse isAccepted(ValidatableResponse response) {
        return response.statusCode(200)
                .body("service", equalTo("interaction"))
                .body("headers.x-continuo-channel", equalTo("web"))
                .body("headers.x-continuo-source", equalTo("demo-web"))
                .body("headers.authorization", startsWith("Bearer ey"))
                .body("uri", not(containsString("demo-web")));
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static RequestSpecification raw(String contentType) {
        EncoderConfig asIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(contentType, ContentType.BINARY);
        return given().config(RestAssured.config().encoderConfig(asIs)).contentType(contentType);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
