package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.whoIs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a steward decides about linking holds from then on, and can be read again. */
@ServiceTest
class RulesTest {

    private static final String RULES = "/api/identity/rules";
    private static final String BLOCKED = "/api/identity/blocked-values";
    private static final String SHARED = "/api/identity/shared-identifiers";

    @AfterEach
    void as_the_file_says() {
        setting(Map.of()).statusCode(200);
    }

    @Test
    void rules_of_the_file_hold_until_somebody_changes_them() {
        asPlatform()
                .get(RULES)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("changed", equalTo(Map.of()))
                .body("rules.limits.user_id", equalTo(1))
                .body("rules.blockedValues", hasItem("undefined"))
                .body("rules.sharedAfter", equalTo(3));
    }

    @Test
    void a_changed_limit_holds_for_the_next_request_and_leaves_the_rest_as_it_was() {
        setting(Map.of("limits", Map.of("x_badge", 1))).statusCode(200).body("rules.sharedAfter", equalTo(3));
        String one = fresh("x_badge:one");
        resolve(fresh("x_hall:a"), one);

        resolving(one, fresh("x_badge:two")).statusCode(422);
    }

    @Test
    void a_change_holds_for_touchpoints_too() {
        String till = fresh("till");
        setting(Map.of("shared", Map.of("x_till", List.of(till + ".*")))).statusCode(200);
        String one = fresh("x_card:one");
        String other = fresh("x_card:other");
        try (Wire wire = new Wire()) {
            wire.touch(fresh("t"), Instant.parse("2026-03-01T10:00:00Z"), one, "x_till:" + till);
            wire.touch(fresh("t"), Instant.parse("2026-03-01T10:05:00Z"), other, "x_till:" + till);
            await().atMost(Duration.ofSeconds(20)).until(() -> whoIs(one) != null && whoIs(other) != null);
        }
        assertThat(whoIs(one)).isNotEqualTo(whoIs(other));
    }

    @Test
    void two_stewards_do_not_overwrite_each_other_unseen() {
        String tag = asPlatform().get(RULES).getHeader("ETag");
        setting(Map.of("sharedAfter", 4)).statusCode(200);

        asPlatform()
                .header("If-Match", tag)
                .body(Map.of("rules", Map.of("sharedAfter", 5), "reason", "mine"))
                .put(RULES)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:continuo:problem:precondition-failed"));
        asPlatform().get(RULES).then().body("rules.sharedAfter", equalTo(4));
    }

    @Test
    void the_history_says_who_changed_what_and_why() {
        setting(Map.of("sharedAfter", 7)).statusCode(200);

        asPlatform()
                .get(RULES + "/history?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("rules-set"))
                .body("items[0].detail.sharedAfter", equalTo(7))
                .body("items[0].reason", equalTo("as the test wants"))
                .body("items[0].by", notNullValue())
                .body("items[0].version", greaterThan(0))
                .body("next", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'limits':{'user_id':0}} | /rules/limits/user_id",
                "{'limits':{'no_such':1}} | /rules/limits/no_such",
                "{'sharedAfter':0} | /rules/sharedAfter",
                "{'weakTypes':['nonsense']} | /rules/weakTypes",
                "{'blockedValues':['']} | /rules/blockedValues",
                "{'blockedPatterns':{'email':['(']}} | /rules/blockedPatterns/email",
                "{'blockedPatterns':{'*':['(.*a){20}']}} | /rules/blockedPatterns/*",
                "{'wellFormed':{'email':[null]}} | /rules/wellFormed/email",
                "{'shared':{'nonsense':['a']}} | /rules/shared/nonsense",
            })
    void rules_that_cannot_be_followed_are_refused(String rules, String pointer) {
        asPlatform()
                .body(("{'reason':'r','rules':" + rules + "}").replace('\'', '"'))
                .put(RULES)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_blocked_value_names_nobody_until_it_is_unblocked() {
        String value = fresh("Counter");
        String id = blocking("x_member", value).statusCode(200).extract().path("id");

        resolving("x_member:" + value.toUpperCase(java.util.Locale.ROOT)).statusCode(422);
        resolving("x_other:" + value).statusCode(200);
        asPlatform().get(BLOCKED + "?limit=200").then().statusCode(200).body("items.id", hasItem(id));

        asPlatform().delete(BLOCKED + "/{id}?reason=a real one", id).then().statusCode(204);
        resolving("x_member:" + value).statusCode(200);
        asPlatform()
                .get(RULES + "/history")
                .then()
                .body("items.kind", hasItems("value-blocked", "value-unblocked"))
                .body("items.reason", hasItem("a real one"));
        asPlatform()
                .delete(BLOCKED + "/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-rule"));
    }

    @Test
    void a_value_that_is_blocked_twice_is_blocked_once() {
        String value = fresh("desk");
        String first = blocking("*", value).statusCode(200).extract().path("id");

        blocking("*", value).statusCode(200).body("id", equalTo(first));
    }

    @Test
    void an_identifier_marked_shared_links_nobody_but_still_belongs_to_whom_it_did() {
        String household = fresh("x_line:home");
        String owner = resolve(fresh("x_card:a"), household);
        share(household).statusCode(200).body("reason", equalTo("a household line"));

        String other = resolve(fresh("x_card:b"), household);

        assertThat(other).isNotEqualTo(owner);
        assertThat(whoIs(household)).isEqualTo(owner);
    }

    @Test
    void an_identifier_can_be_shared_before_it_is_ever_seen_and_linked_again_later() {
        String line = fresh("x_line:new");
        share(line).statusCode(200);
        String one = resolve(fresh("x_card:a"), line);
        assertThat(whoIs(line)).isNotEqualTo(one);

        lift(line).statusCode(204);

        String card = fresh("x_card:c");
        assertThat(resolve(card, line)).isEqualTo(whoIs(line));
        lift(line).statusCode(404).body("type", equalTo("urn:continuo:problem:unknown-rule"));
    }

    @ParameterizedTest
    @CsvSource({"/api/conflicts", "/api/never-links", BLOCKED, RULES + "/history"})
    void a_broken_cursor_or_limit_is_refused(String list) {
        asPlatform().get(list + "?cursor=nonsense").then().statusCode(400).body("errors.pointer", hasItem("/cursor"));
        asPlatform().get(list + "?limit=0").then().statusCode(400);
    }

    @Test
    void nobody_but_a_steward_sees_them() {
        for (String route : List.of(RULES, RULES + "/history", BLOCKED, "/api/never-links", "/api/conflicts")) {
            given().auth()
                    .oauth2(Tokens.withOnly("customers:read", "customers:write"))
                    .get(route)
                    .then()
                    .statusCode(403);
        }
    }

    private static ValidatableResponse setting(Map<String, Object> rules) {
        return asPlatform()
                .body(Map.of("rules", rules, "reason", "as the test wants"))
                .put(RULES)
                .then();
    }

    private static ValidatableResponse blocking(String type, String value) {
        return asPlatform()
                .body(Map.of("type", type, "value", value, "reason", "a placeholder"))
                .post(BLOCKED)
                .then();
    }

    private static ValidatableResponse share(String identifier) {
        return asPlatform()
                .body(Map.of("identifier", Suite.objects(identifier).getFirst(), "reason", "a household line"))
                .put(SHARED)
                .then();
    }

    private static ValidatableResponse lift(String identifier) {
        return asPlatform()
                .body(Map.of("identifier", Suite.objects(identifier).getFirst(), "reason", "one person's after all"))
                .post(SHARED + "/lift")
                .then();
    }
}
