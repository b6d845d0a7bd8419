package io.continuo.interaction.feedback;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.interaction.InteractionTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A company's own surveys have scales, directions and items, and skipped questions count nowhere. */
@InteractionTest
class SurveysTest {

    private static final String DELIVERY = """
            {"title":"Delivery","scale":{"min":0,"max":100,"decimals":1,"direction":"higher_is_better"},
             "items":[{"name":"wait","question":"How many days?",
                       "scale":{"min":0,"max":30,"direction":"lower_is_better"}}]}""";

    private final String name = "s" + UUID.randomUUID().toString().substring(0, 8);

    private Response describe(String body) {
        return platform().body(body).put("/api/feedback/surveys/" + name);
    }

    private ValidatableResponse answer(String score, String answers) {
        return platform()
                .body("""
                        {"survey":"%s","score":%s,"answers":%s,"identifiers":[{"type":"email","value":"%s@example.com"}],"channel":"web"}""".formatted(name, score, answers, unique("ana")))
                .post("/api/feedback")
                .then();
    }

    @Test
    void anAnswerIsHeldAgainstTheDescription() {
        describe(DELIVERY).then().statusCode(200).header("ETag", "\"1\"").body("items.name", contains("wait"));

        answer("99.5", "{\"wait\":3}").statusCode(201).body("answers.wait", equalTo(3));
        answer("99.55", "{}").statusCode(400).body("errors.pointer", contains("/score"));
        answer("101", "{\"wait\":31,\"mood\":1}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/score", "/answers/wait", "/answers/mood"));
    }

    @Test
    void skippedQuestionsAreCountedApart() {
        describe(DELIVERY);
        answer("80", "{\"wait\":null}").statusCode(201).body("answers.wait", nullValue());
        answer("90", "{}").statusCode(201);
        answer("90", "{}").statusCode(201);
        answer("null", "{}").statusCode(201);

        platform()
                .get("/api/feedback/surveys/" + name + "/summary")
                .then()
                .statusCode(200)
                .body("answered", equalTo(3), "skipped", equalTo(1), "invited", equalTo(0))
                .body("mean", equalTo(86.667f))
                .body("distribution.score", contains(80, 90))
                .body("distribution.answers", contains(1, 2));
    }

    @Test
    void aDescriptionIsChangedByWhoHasReadIt() {
        describe(DELIVERY);
        platform()
                .header("If-Match", "\"0\"")
                .body(DELIVERY)
                .put("/api/feedback/surveys/" + name)
                .then()
                .statusCode(412);
        platform()
                .header("If-Match", "\"1\"")
                .body(DELIVERY.replace("100", "10"))
                .put("/api/feedback/surveys/" + name)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        platform().get("/api/feedback/surveys/" + name).then().body("scale.max", equalTo(10));
        platform()
                .queryParam("limit", 200)
                .get("/api/feedback/surveys")
                .then()
                .body("items.survey", hasItems("ces", "csat", "nps", name));
    }

    @Test
    void aStandardSurveyStaysAsItIs() {
        platform()
                .body(DELIVERY)
                .put("/api/feedback/surveys/nps")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:survey-fixed"));
        platform().get("/api/feedback/surveys/nps").then().statusCode(200).body("scale.max", equalTo(10));
        platform().get("/api/feedback/surveys/" + name).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                                   | /scale
            {'scale':{'min':5,'max':5,'direction':'higher_is_better'}}                           | /scale/max
            {'scale':{'min':0,'max':1e300,'direction':'higher_is_better'}}                       | /scale/max
            {'scale':{'min':0,'max':100e2147483647,'direction':'higher_is_better'}}              | /scale/max
            {'scale':{'min':0,'max':5,'decimals':4,'direction':'higher_is_better'}}              | /scale/decimals
            {'scale':{'min':0,'max':5,'direction':'sideways'}}                                   | /scale/direction
            {'scale':{'min':0,'max':5}}                                                          | /scale/direction
            {'scale':{'min':0,'max':5,'direction':null}}                                         | /scale/direction
            {'scale':{'min':0,'max':5,'direction':'higher_is_better'},'items':[{'name':'a','scale':{'min':0,'max':1}}]} | /items/0/scale/direction
            {'scale':{'min':0,'max':5,'direction':'higher_is_better'},'items':[{'name':'A B'}]}  | /items/0/name
            """)
    void aBadDescriptionNamesThePlace(String body, String pointer) {
        describe(body.replace('\'', '"')).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void eachRouteNeedsItsScope() {
        withOnly("cases:read")
                .body(DELIVERY)
                .put("/api/feedback/surveys/" + name)
                .then()
                .statusCode(403);
        withOnly("cases:write").get("/api/feedback/surveys/nps").then().statusCode(403);
        withOnly("cases:write").get("/api/feedback/surveys/nps/summary").then().statusCode(403);
        platform().get("/api/feedback/surveys/No%20Name").then().statusCode(400);
    }
}
