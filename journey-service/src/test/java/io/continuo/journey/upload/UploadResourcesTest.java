package io.continuo.journey.upload;

import static io.continuo.journey.upload.UploadCalls.packed;
import static io.continuo.journey.upload.UploadCalls.problem;
import static io.continuo.journey.upload.UploadCalls.send;
import static io.continuo.journey.upload.UploadCalls.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads over HTTP: what is answered, and what of bad input. */
@JourneyServiceTest
class UploadResourcesTest {

    private static final String PATHS = "/api/journeys/attribution/paths";
    private static final String HEADER = "path,total_conversions,total_conversion_value,total_null\n";
    private static final String EXAMPLE =
            HEADER + "google,2,20,0\nmailing,1,10,0\ngoogle > mailing,1,10,0\ngoogle,0,0,1\n";

    @Test
    void anUploadIsAttributed() {
        send(PATHS + "?model=markov&order=1", EXAMPLE)
                .statusCode(200)
                .body("model", equalTo("markov"))
                .body("status", equalTo("ok"))
                .body("order", equalTo(1))
                .body("conversions", equalTo(4))
                .body("revenue", equalTo(40))
                .body("channels.channel", equalTo(Arrays.asList("google", "mailing")))
                .body("channels[0].conversions", equalTo(2.4f))
                .body("channels[0].revenue", equalTo(24))
                .body("channels[0].share", equalTo(0.6f))
                .body("channels[0].removalEffect", equalTo(0.75f))
                .body("aggregate", equalTo(true))
                .body("mapVersion", nullValue())
                .body("asOf", notNullValue());
    }

    @Test
    void shapleySaysWhatItsWorthIs() {
        send(PATHS + "?model=shapley", EXAMPLE)
                .statusCode(200)
                .body("worth", containsString("v(S)"))
                .body("coalitions", hasSize(3));
    }

    @Test
    void severalModelsStandSideBySide() {
        send(PATHS + "?model=first,shapley&model=last", EXAMPLE)
                .statusCode(200)
                .body("models.model", equalTo(Arrays.asList("first", "last", "shapley")));
        send(PATHS + "?model=all", EXAMPLE).statusCode(200).body("models", hasSize(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", HEADER, "path,total_conversions"})
    void withoutPathsThereIsNoData(String body) {
        send(PATHS + "?model=shapley", body)
                .statusCode(200)
                .body("status", equalTo("no_data"))
                .body("conversions", nullValue())
                .body("channels", empty());
    }

    @Test
    void withoutConversionsNothingIsDivided() {
        send(PATHS + "?model=markov", HEADER + "a > b,0,0,7\n")
                .statusCode(200)
                .body("status", equalTo("no_conversions"))
                .body("paths", equalTo(7))
                .body("channels", empty());
    }

    @Test
    void aPackedUploadIsUnpacked() throws IOException {
        upload(Tokens.of("platform"))
                .header("Content-Encoding", "gzip")
                .body(packed(EXAMPLE))
                .post(PATHS + "?model=last")
                .then()
                .statusCode(200)
                .body("channels[0].conversions", equalTo(2));
    }

    @Test
    void anUploadMayBeLargerThanWhatIsHeld() {
        String body = HEADER + "facebook > newsletter > direct,1,899.90,2\n".repeat(50_000);

        send(PATHS + "?model=all", body).statusCode(200).body("models[0].conversions", equalTo(50_000));
    }

    @Test
    void manyAtOnceAreAllAnswered() throws InterruptedException {
        List<Callable<Integer>> calls =
                Collections.nCopies(60, () -> send(PATHS, EXAMPLE).extract().statusCode());

        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            assertThat(callers.invokeAll(calls))
                    .allSatisfy(status ->
                            assertThat(status).succeedsWithin(Duration.ZERO).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'a > b,x,1,0', /2/total_conversions",
        "'a > b,-1,1,0', /2/total_conversions",
        "'a > b,NaN,1,0', /2/total_conversions",
        "'a > b,1e99,1,0', /2/total_conversions",
        "'a > b,1,Infinity,0', /2/total_conversion_value",
        "'a > b,1,1,', /2/total_null",
        "'a > > b,1,1,0', /2/path",
        "',1,1,0', /2/path",
        "'a > b,0,5,0', /2/total_conversion_value",
        "'a > b,1,1', /2",
        "'a > b,1,1,0,0', /2",
        "'\"a\"b,1,1,0', /2"
    })
    void aBrokenLineIsNamed(String line, String pointer) {
        problem(send(PATHS, HEADER + line + "\n"), 400, "invalid-field").body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"path,total_null", "total_conversions", "nothing", "path,path,total_conversions", "{}", "<a/>"})
    void aHeaderThatSaysNothingIsNamed(String body) {
        problem(send(PATHS, body), 400, "invalid-field").body("errors.pointer", hasItem("/header"));
    }

    @ParameterizedTest
    @CsvSource({
        "model=best, /model",
        "model=Markov, /model",
        "order=0, /order",
        "order=6, /order",
        "order=x, /order",
        "order=1.5, /order",
        "halfLife=0, /halfLife",
        "halfLife=-1, /halfLife",
        "halfLife=NaN, /halfLife",
        "halfLife=Infinity, /halfLife"
    })
    void aWrongParameterIsNamed(String query, String pointer) {
        problem(send(PATHS + "?" + query, EXAMPLE), 400, "invalid-field").body("errors.pointer", hasItem(pointer));
    }

    @Test
    void whoIsStillSendingSeesTheAnswer() {
        String broken = HEADER + "facebook > newsletter > direct,one,899.90,2\n".repeat(300_000);

        problem(send(PATHS, broken), 400, "invalid-field").body("errors", hasSize(20));
        problem(send(PATHS + "?order=9", broken), 400, "invalid-field");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        problem(
                upload(Tokens.of("platform"))
                        .body(new byte[] {(byte) 0xc3, 0x28, 0})
                        .post(PATHS)
                        .then(),
                400,
                "invalid-field");
        byte[] packed = packed(EXAMPLE);
        byte[] cut = Arrays.copyOf(packed, packed.length - 12);
        problem(upload(Tokens.of("platform")).body(cut).post(PATHS).then(), 400, "malformed-body");
        problem(
                upload(Tokens.of("platform"))
                        .header("Content-Encoding", "br")
                        .body(cut)
                        .post(PATHS)
                        .then(),
                415,
                "unsupported-media-type");
        problem(
                given().auth()
                        .oauth2(Tokens.of("platform"))
                        .contentType("application/json")
                        .body("{}")
                        .post(PATHS)
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void whatUnpacksWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int megabyte = 0; megabyte < 257; megabyte++) {
                gzip.write("\n".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8));
            }
        }

        problem(
                upload(Tokens.of("platform"))
                        .body(bomb.toByteArray())
                        .post(PATHS)
                        .then(),
                413,
                "payload-too-large");
    }

    @Test
    void uploadsNeedTheScope() {
        problem(given().contentType("text/csv").body(EXAMPLE).post(PATHS).then(), 401, "unauthenticated");
        String other = Tokens.withOnly("customers:read");
        problem(upload(other).body(EXAMPLE).post(PATHS).then(), 403, "forbidden");
    }
}
