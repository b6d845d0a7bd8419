package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.undoing;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@ServiceTest
class MatchReviewTest {

    private final String surname = letters();
    private final String city = letters();

    /** The next day differs in one digit, as a slip of the pen does. */
    private final LocalDate birthday = LocalDate.of(random(1930, 2010), random(1, 13), random(2, 9));

    private final String street = letters() + " street";

    @Test
    void records_of_one_person_become_one_customer_within_seconds() {
        String ana = said(person("Anabel", birthday));
        String again = said(person("Annabel", birthday.plusDays(1)));

        await().atMost(Duration.ofSeconds(20)).until(() -> current(again).equals(ana));
        asPlatform()
                .get("/api/customers/{id}/identity", ana)
                .then()
                .statusCode(200)
                .body("merges.rule", hasItem("probabilistic"))
                .body("merges[0].score", greaterThan(0.97f))
                .body("merges[0].weights.lastName", greaterThan(5f))
                .body("links.findAll { it.rule == 'probabilistic' }[0].score", greaterThan(0.97f));
    }

    @Test
    void a_match_is_undone_as_any_merge_and_not_made_again() {
        String ana = said(person("Anabel", birthday));
        Map<String, Object> twin = person("Annabel", birthday);
        String identifier = email("annabel");
        String again = said(identifier, twin);
        await().atMost(Duration.ofSeconds(20)).until(() -> current(again).equals(ana));
        String merge = asPlatform().get("/api/customers/{id}/identity", ana).path("merges[0].mergeId");

        undoing(merge, true).statusCode(200);
        twin.put("phone", "+4420" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        said(identifier, twin);
        String third = said(person("Anabel", birthday));

        await().atMost(Duration.ofSeconds(20)).until(() -> !current(third).equals(third));
        assertThat(whoIs(identifier)).isNotEqualTo(current(ana));
    }

    @Test
    void twins_are_asked_about_and_an_accepted_review_merges_them() {
        String mia = said(person("Mia", birthday));
        String lea = said(person("Leonore", birthday));
        Map<String, Object> review = reviewOf(mia, lea);
        assertThat(current(lea)).isEqualTo(lea);

        answer(review, "accept")
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("mergeId", notNullValue())
                .body("decidedBy", notNullValue());

        assertThat(current(lea)).isEqualTo(mia);
        answer(review, "reject").statusCode(409).body("type", equalTo("urn:continuo:problem:review-decided"));
        undoing(
                        String.valueOf(asPlatform()
                                .get("/api/customers/{id}/identity", mia)
                                .<String>path("merges[0].mergeId")),
                        false)
                .statusCode(200);
        assertThat(current(lea)).isEqualTo(lea);
    }

    @Test
    void a_rejection_is_remembered_and_keeps_the_two_apart() {
        String mia = said(person("Mia", birthday));
        String identifier = email("leonore");
        Map<String, Object> leonore = person("Leonore", birthday);
        String lea = said(identifier, leonore);
        Map<String, Object> review = reviewOf(mia, lea);

        answer(review, "reject").statusCode(200).body("state", equalTo("rejected"));

        leonore.put("firstName", "Mia");
        said(identifier, leonore);
        String other = said(person("Mia", birthday));
        await().atMost(Duration.ofSeconds(20)).until(() -> !current(other).equals(other));
        assertThat(current(lea)).isNotEqualTo(current(mia));
        assertThat(openReviews(mia, lea)).isEmpty();
        asPlatform()
                .queryParam("state", "rejected")
                .get("/api/match-reviews")
                .then()
                .statusCode(200)
                .body("items.reviewId", hasItem(review.get("reviewId")));
    }

    @Test
    void a_review_shows_both_records_and_what_speaks_for_and_against() {
        String mia = said(person("Mia", birthday));
        String lea = said(person("Leonore", birthday));
        Map<String, Object> review = reviewOf(mia, lea);

        Map<String, Number> weights = cast(review.get("weights"));
        double sum = weights.values().stream().mapToDouble(Number::doubleValue).sum();
        double score = ((Number) review.get("score")).doubleValue();
        assertThat(1 / (1 + Math.pow(2, -sum))).isCloseTo(score, offset(0.01));
        assertThat(weights.get("firstName").doubleValue()).isNegative();
        assertThat(weights.get("lastName").doubleValue()).isPositive();
        List<Map<String, Object>> records = cast(review.get("records"));
        assertThat(records).extracting("values").extracting("lastName").containsOnly(surname);
        assertThat(records).extracting("source").containsOnly("platform");
    }

    @Test
    void a_question_about_two_who_became_one_is_not_asked_any_more() {
        String mia = said(person("Mia", birthday));
        String lea = said(person("Leonore", birthday));
        reviewOf(mia, lea);

        String merge = Suite.merge(mia, lea);
        assertThat(openReviews(mia, mia)).isEmpty();
        undoing(merge, false).statusCode(200);
        assertThat(openReviews(mia, lea)).isNotEmpty();
    }

    @Test
    void two_loyalty_cards_are_never_linked_without_asking() {
        String one = said("loyalty_card:" + fresh("one"), person("Anabel", birthday));
        String two = said("loyalty_card:" + fresh("two"), person("Anabel", birthday));

        Map<String, Object> review = reviewOf(one, two);

        assertThat(review.get("because")).isEqualTo("their identifiers exclude each other");
        assertThat(current(two)).isEqualTo(two);
    }

    @Test
    void what_a_touchpoint_says_of_a_person_is_matched_too() {
        String ana = said(person("Anabel", birthday));
        String identifier = email("touch");
        try (Wire wire = new Wire()) {
            TouchpointRecorded identified = new TouchpointRecorded(
                    fresh("t"),
                    "Identified",
                    new Channel("web"),
                    Instant.now(),
                    Instant.now(),
                    List.of(Identifier.parse(identifier)),
                    Map.of("traits", person("Annabel", birthday)),
                    null,
                    "demo-web");
            wire.send(identified.strongest().key(), EventJson.write(identified));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> ana.equals(whoIs(identifier)));
    }

    @Test
    void what_nobody_can_compare_is_no_reason_for_anything() {
        String one = said(Map.of("firstName", "unknown", "birthday", "1900-01-01", "plan", "gold"));
        String two = said(Map.of("firstName", Map.of("x", 1), "address", List.of(1, 2), "email", "none"));

        assertThat(current(one)).isEqualTo(one);
        assertThat(current(two)).isEqualTo(two);
    }

    @Test
    void bad_answers_are_refused() {
        asPlatform()
                .queryParam("state", "lost")
                .get("/api/match-reviews")
                .then()
                .statusCode(400);
        asPlatform()
                .queryParam("cursor", "nonsense")
                .get("/api/match-reviews")
                .then()
                .statusCode(400);
        asPlatform().queryParam("limit", 0).get("/api/match-reviews").then().statusCode(400);
        for (String id : List.of("00000000-0000-0000-0000-000000000000", "nobody")) {
            asPlatform()
                    .body(Map.of("decision", "accept", "reason", "same"))
                    .post("/api/match-reviews/{id}", id)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:continuo:problem:unknown-review"));
        }
        String id = "00000000-0000-0000-0000-000000000000";
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("decision", "accept"),
                Map.of("decision", "maybe", "reason", "x"),
                Map.of("decision", "accept", "reason", " "),
                Map.of("decision", "accept", "reason", "x".repeat(1001)),
                Map.of("decision", "accept", "reason", "nul\0"),
                Map.of("decision", "accept", "reason", "x", "also", 1))) {
            asPlatform().body(body).post("/api/match-reviews/{id}", id).then().statusCode(400);
        }
        asPlatform().body("[]").post("/api/match-reviews/{id}", id).then().statusCode(400);
    }

    private static ValidatableResponse answer(Map<String, Object> review, String decision) {
        return asPlatform()
                .body(Map.of("decision", decision, "reason", "looked at both"))
                .post("/api/match-reviews/{id}", review.get("reviewId"))
                .then();
    }

    private static Map<String, Object> reviewOf(String one, String other) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> openReviews(one, other), reviews -> !reviews.isEmpty())
                .getFirst();
    }

    private static List<Map<String, Object>> openReviews(String one, String other) {
        List<Map<String, Object>> items = asPlatform()
                .queryParam("limit", 200)
                .get("/api/match-reviews")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .filter(review -> {
                    List<Map<String, Object>> records = cast(review.get("records"));
                    return records.stream()
                            .map(record -> record.get("customerId"))
                            .allMatch(id -> id.equals(one) || id.equals(other));
                })
                .toList();
    }

    private Map<String, Object> person(String firstName, LocalDate born) {
        Map<String, Object> traits = new HashMap<>();
        traits.put("firstName", firstName);
        traits.put("lastName", surname);
        traits.put("birthday", born.toString());
        traits.put("address", Map.of("street", "12 " + street, "city", city, "postalCode", city.substring(0, 5)));
        return traits;
    }

    private static String said(Map<String, Object> traits) {
        return said(email("person"), traits);
    }

    private static String said(String identifier, Map<String, Object> traits) {
        return asPlatform()
                .body(Map.of("identifiers", objects(identifier), "traits", traits))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }

    private static String current(String id) {
        return customer(id).statusCode(200).extract().path("customerId");
    }

    private static int random(int from, int before) {
        return ThreadLocalRandom.current().nextInt(from, before);
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        ThreadLocalRandom.current().ints(8, 'a', 'z' + 1).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
