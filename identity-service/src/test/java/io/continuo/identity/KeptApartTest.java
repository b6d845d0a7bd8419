package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merging;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.undoing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers who are two people although something speaks for one: by decision, or by other evidence. */
@ServiceTest
class KeptApartTest {

    @Test
    void customers_never_to_be_linked_stay_apart_until_the_decision_is_lifted() {
        String cardOfOne = fresh("x_card:one");
        String cardOfOther = fresh("x_card:other");
        String one = resolve(cardOfOne);
        String other = resolve(cardOfOther);
        String id = keepApart(one, other).statusCode(200).extract().path("id");

        resolving(cardOfOne, cardOfOther).statusCode(200).body("conflicts.kind", hasItem("never-link"));
        merging(one, other).statusCode(409).body("type", equalTo("urn:continuo:problem:never-link"));
        asPlatform().get("/api/never-links?limit=200").then().body("items.id", hasItem(id));
        keepApart(other, one).statusCode(200).body("id", equalTo(id));

        asPlatform()
                .delete("/api/never-links/{id}?reason=twins no more", id)
                .then()
                .statusCode(204);
        assertThat(resolve(cardOfOne, cardOfOther)).isEqualTo(one);
        keepApart(one, other).statusCode(409).body("type", equalTo("urn:continuo:problem:same-customer"));
        asPlatform().delete("/api/never-links/{id}", id).then().statusCode(404);
    }

    @Test
    void a_decision_taken_with_an_undone_merge_can_be_lifted_as_well() {
        String one = resolve(fresh("x_card:one"));
        String other = resolve(fresh("x_card:other"));
        String merge = merging(one, other).statusCode(200).extract().path("mergeId");
        undoing(merge, true).statusCode(200);

        String id = asPlatform()
                .get("/api/never-links?limit=200")
                .then()
                .extract()
                .path("items.find { it.mergeId == '" + merge + "' }.id");
        asPlatform().delete("/api/never-links/{id}", id).then().statusCode(204);

        merging(one, other).statusCode(200);
    }

    @Test
    void unknown_customers_cannot_be_kept_apart() {
        keepApart(resolve(fresh("x_card:one")), "018f0000-0000-7000-8000-000000000000")
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-customer"));
    }

    @Test
    void evidence_that_was_not_followed_is_listed_with_both_sides() {
        String cardOfOne = fresh("loyalty_card:one");
        String cardOfOther = fresh("loyalty_card:other");
        String phone = fresh("x_desk:3");
        String one = resolve(cardOfOne, phone);
        resolve(cardOfOther);
        resolving(cardOfOther, phone).statusCode(200).body("conflicts.kind", hasItem("unique"));

        String found = "items.findAll { it.weaker?.customerId == '" + one + "' }";
        ValidatableResponse page =
                asPlatform().get("/api/conflicts?limit=200").then().statusCode(200);
        for (String next = page.extract().path("next");
                next != null;
                next = page.extract().path("next")) {
            page = asPlatform()
                    .queryParam("cursor", next)
                    .get("/api/conflicts?limit=200")
                    .then()
                    .statusCode(200);
        }
        page.body(found, hasSize(1))
                .body(found + "[0].identifierType", equalTo("loyalty_card"))
                .body(found + "[0].weaker.identifier.value", equalTo(phone.split(":")[1]))
                .body(
                        found + "[0].stronger.identifier.value",
                        equalTo(cardOfOther.split(":")[1]))
                .body(found + "[0].occurrences", equalTo(1))
                .body("items.source", everyItem(notNullValue()))
                .body("next", nullValue());
    }

    private static ValidatableResponse keepApart(String one, String other) {
        return asPlatform()
                .contentType(ContentType.JSON)
                .body(Map.of("customerId", one, "with", other, "reason", "twins"))
                .post("/api/never-links")
                .then();
    }
}
