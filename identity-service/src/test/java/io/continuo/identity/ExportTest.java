package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.erase;
import static io.continuo.identity.Suite.export;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person who asks gets everything that is held, whole and with where it comes from. */
@ServiceTest
class ExportTest {

    private final String email = email("ana");
    private final String card = "loyalty_card:" + fresh("card");

    @Test
    void the_document_holds_all_of_the_merged_person() {
        String ana = resolveNamed(email, "Ana");
        String other = resolveNamed(card, "Anna");
        deciding(ana, "email", "marketing", "denied").statusCode(200);
        String merge = merge(ana, other);

        ValidatableResponse document = document(export(card)).statusCode(200);

        document.body("service", equalTo("identity"), "customerId", equalTo(ana))
                .body("customerIds", contains(ana, other))
                .body("identifiers.value", containsInAnyOrder(valueOf(email), valueOf(card)))
                .body("traits.value", containsInAnyOrder("Ana", "Anna"))
                .body("traits.source", contains("platform", "platform"))
                .body("consents.state", contains("denied"), "consents.capturedBy", contains("call centre"))
                .body("merges.mergeId", contains(merge), "merges.reason", contains("they said so"))
                .body("links.rule", hasItem("first-seen"));
    }

    @Test
    void a_merge_that_is_undone_meanwhile_hands_out_nobody_else() {
        String merge = merge(resolve(email), resolve(card));
        String export = export(card);
        undoing(merge, false).statusCode(200);

        document(export).statusCode(200).body("identifiers.value", contains(valueOf(card)));
    }

    @Test
    void who_is_erased_meanwhile_is_not_handed_out() {
        resolve(email);
        String export = export(email);
        erase(email);

        document(export).statusCode(410).body("type", equalTo("urn:continuo:problem:customer-erased"));
    }

    @Test
    void the_receipt_counts_what_is_held_and_nobody_is_erased() {
        resolve(email, card);

        asPlatform()
                .get("/api/privacy/requests/{id}", export(email))
                .then()
                .statusCode(200)
                .body("kind", equalTo("export"), "state", equalTo("running"))
                .body("receipts[0].counts", equalTo(Map.of("customerIds", 1, "identifiers", 2)));
        assertThat(Suite.whoIs(email)).isNotNull();
    }

    private static String resolveNamed(String identifier, String name) {
        return asPlatform()
                .body(Map.of("identifiers", objects(identifier), "traits", Map.of("firstName", name)))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }

    private static ValidatableResponse document(String request) {
        return asPlatform().get("/api/privacy/exports/{id}/identity", request).then();
    }

    private static String valueOf(String identifier) {
        return identifier.substring(identifier.indexOf(':') + 1);
    }
}
