package io.continuo.journey.peer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.path.PathCounts;
import io.continuo.journey.path.PathQuestion;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.QuestionKind;
import io.continuo.journey.query.QuestionKinds;
import io.continuo.journey.query.Share;
import io.continuo.journey.row.JsonRow;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other instances are answered, and nobody else. */
@JourneyServiceTest
class QuestionResourceTest {

    private static final PathQuestion CHANNELS = PathQuestion.of(Dimension.parse("channel"));
    private static final byte[] BODY = JsonRow.write(CHANNELS);
    private static final String PATH = "/internal/journeys/questions/";

    @Inject
    Signature signature;

    @Inject
    QuestionKinds kinds;

    @Test
    void anInstanceIsToldWhatThePartitionsHereSay() {
        QuestionKind kind = kinds.of(CHANNELS);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            String target = QuestionResource.target(kind, List.of(1, 0));
            byte[] answer = ask(target, signature.of(target, BODY), BODY)
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            List<Share<PathCounts>> shares = ShareBytes.read(answer, CHANNELS);
            assertThat(shares).extracting(Share::partition).containsExactly(0, 1);
        });
    }

    @Test
    void whoIsNoInstanceIsRefused() {
        String target = QuestionResource.target(kinds.of(CHANNELS), List.of(0));
        ask(target, "1:00", BODY).statusCode(401).body("type", endsWith(":unauthenticated"));
        given().contentType("application/octet-stream")
                .body(BODY)
                .post(target)
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        int version = kinds.of(CHANNELS).version();
        String paths = PATH + "paths?version=" + version;
        signed(PATH + "paths?version=" + (version + 1) + "&partitions=0", BODY).statusCode(404);
        signed(PATH + "never?version=" + version + "&partitions=0", BODY).statusCode(404);
        signed(paths + "&partitions=x", BODY).statusCode(400);
        signed(paths, BODY).statusCode(400);
        signed(paths + "&partitions=0", new byte[] {'{'}).statusCode(400);
    }

    private ValidatableResponse signed(String target, byte[] body) {
        return ask(target, signature.of(target, body), body);
    }

    private static ValidatableResponse ask(String target, String signed, byte[] body) {
        return given().urlEncodingEnabled(false)
                .header(Signature.HEADER, signed)
                .contentType("application/octet-stream")
                .body(body)
                .post(target)
                .then();
    }
}
