package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExplainTest {

    private final String email = email("ana");
    private final String visitor = "anonymous_id:" + fresh("visitor");
    private final String device = "device_id:" + fresh("device");

    @Test
    void the_path_names_every_step_with_its_rule_and_source() {
        resolve(visitor, device);
        resolve(email, visitor);

        explain(email, device)
                .body("connected", equalTo(true))
                .body("path.from", contains(email, visitor))
                .body("path.to", contains(visitor, device))
                .body("path.rule", contains("same-request", "same-request"))
                .body("path.source", contains("platform", "platform"))
                .body("path.occurredAt", hasItem(notNullValue()));
    }

    @Test
    void a_merge_by_hand_is_part_of_the_path() {
        String ana = resolve(email);
        String other = resolve(visitor);
        String merge = merge(ana, other);

        explain(email, visitor)
                .body("path.rule", contains("first-seen", "by-hand", "first-seen"))
                .body("path[1].from", equalTo("customer_id:" + ana))
                .body("path[1].to", equalTo("customer_id:" + other))
                .body("path[1].mergeId", equalTo(merge));
    }

    @Test
    void what_is_two_customers_is_not_connected() {
        resolve(email);
        resolve(visitor);

        explain(email, visitor).body("connected", equalTo(false)).body("path", empty());
    }

    @Test
    void evidence_survives_the_device_that_moved_on() {
        String card = "loyalty_card:" + fresh("card");
        resolve(card, device);
        resolve(visitor, device);
        resolve("loyalty_card:" + fresh("spouse"), device);

        explain(card, visitor).body("connected", equalTo(true)).body("path.from", hasItem(card));
    }

    @Test
    void the_graph_of_a_customer_shows_what_was_undone_too() {
        String ana = resolve(email);
        String merge = merge(ana, resolve(visitor));
        undoing(merge, false).statusCode(200);

        asPlatform()
                .get("/api/customers/{id}/identity", ana)
                .then()
                .statusCode(200)
                .body("customerId", equalTo(ana))
                .body("identifiers.type", contains("email"))
                .body("links.rule", hasItems("first-seen", "by-hand"))
                .body("links.find { it.mergeId != null }.retractedBecause", equalTo("undone"))
                .body("merges[0].mergeId", equalTo(merge))
                .body("merges[0].undoReason", equalTo("two people after all"));
    }

    private static ValidatableResponse explain(String from, String to) {
        return asPlatform()
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/api/customers/explain")
                .then()
                .statusCode(200);
    }
}
