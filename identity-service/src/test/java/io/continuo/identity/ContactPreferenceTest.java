package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people like to be contacted where they may be. */
@ServiceTest
class ContactPreferenceTest {

    private static final String PATH = "/api/customers/{id}/contact-preferences";

    @Test
    void quiet_hours_let_what_is_allowed_wait_and_the_rest_through() {
        String ana = resolve(email("ana"));
        deciding(ana, "email", "marketing", "granted");

        preferring(ana, quiet(-1, 1)).statusCode(200).body("quietHours.timeZone", equalTo("UTC"));

        asking(ana, "marketing")
                .body("allowed", equalTo(false))
                .body("reasons.reason", contains("quiet-hours"))
                .body("reasons[0].until", notNullValue())
                .body("preferredChannel", equalTo("whatsapp"));
        asking(ana, "service").body("allowed", equalTo(true)).body("reasons.reason", contains("needs-no-consent"));

        preferring(ana, quiet(2, 3));
        asking(ana, "marketing").body("allowed", equalTo(true)).body("reasons.reason", contains("granted"));
    }

    @Test
    void a_denial_is_the_reason_at_any_hour() {
        String ana = resolve(email("ana"));
        deciding(ana, "*", "*", "denied");
        preferring(ana, quiet(-1, 1));

        asking(ana, "marketing").body("reasons.reason", contains("denied"));
    }

    @Test
    void of_merged_customers_the_latest_word_holds_until_the_unmerge() {
        String ana = resolve(email("ana"));
        String ben = resolve(email("ben"));
        preferring(ana, Map.of("preferredChannel", "email"));
        preferring(ben, Map.of("preferredChannel", "sms"));

        String merge = merge(ana, ben);
        reading(ana).body("preferredChannel", equalTo("sms"));

        undoing(merge, false).statusCode(200);
        reading(ana).body("preferredChannel", equalTo("email"));
        reading(resolve(email("nobody"))).body("preferredChannel", nullValue()).body("quietHours", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'preferredChannel':'pigeon'}                                            | /preferredChannel
            {'quietHours':{'from':'25:00','to':'08:00','timeZone':'UTC'}}            | /quietHours/from
            {'quietHours':{'from':'21:00','to':'08:00','timeZone':'Mars'}}           | /quietHours/timeZone
            {'quietHours':{'from':'21:00','to':'21:00','timeZone':'UTC'}}            | /quietHours
            {'quietHours':{'from':'21:00','timeZone':'UTC'}}                         | /quietHours
            """)
    void a_bad_preference_names_the_place(String body, String pointer) {
        asPlatform()
                .body(body.replace('\'', '"'))
                .put(PATH, resolve(email("ana")))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void an_unknown_customer_is_404_and_each_route_needs_its_scope() {
        String nobody = UUID.randomUUID().toString();
        asPlatform()
                .get(PATH, nobody)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-customer"));
        preferring(nobody, Map.of()).statusCode(404);
        asPlatform().body("{").put(PATH, nobody).then().statusCode(400);
        asPlatform().body("{\"mood\":1}").put(PATH, nobody).then().statusCode(400);
        given().get(PATH, nobody).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:write"))
                .get(PATH, nobody)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .contentType("application/json")
                .body("{}")
                .put(PATH, nobody)
                .then()
                .statusCode(403);
    }

    private static Map<String, ?> quiet(int from, int to) {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("HH:mm");
        return Map.of(
                "preferredChannel",
                "whatsapp",
                "quietHours",
                Map.of(
                        "from",
                        now.plusHours(from).format(minutes),
                        "to",
                        now.plusHours(to).format(minutes),
                        "timeZone",
                        "UTC"));
    }

    private static ValidatableResponse preferring(String customer, Map<String, ?> preferences) {
        return asPlatform().body(preferences).put(PATH, customer).then();
    }

    private static ValidatableResponse reading(String customer) {
        return asPlatform().get(PATH, customer).then().statusCode(200);
    }

    private static ValidatableResponse asking(String customer, String purpose) {
        return asPlatform()
                .body(Map.of("customerId", customer, "channel", "email", "purpose", purpose))
                .post("/api/contact-permissions")
                .then()
                .statusCode(200);
    }
}
