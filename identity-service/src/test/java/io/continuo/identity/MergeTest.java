package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.merging;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.undoing;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class MergeTest {

    private final String anasEmail = email("ana");
    private final String bensEmail = email("ben");

    @Test
    void the_older_id_survives_whichever_is_named_first() {
        String older = resolve(anasEmail);
        String younger = resolve(bensEmail);

        merging(younger, older)
                .statusCode(200)
                .body("customerId", equalTo(older))
                .body("mergeId", notNullValue());
        assertThat(whoIs(bensEmail)).isEqualTo(older);
    }

    @Test
    void two_loyalty_cards_may_be_merged_by_hand() {
        String one = resolve("loyalty_card:" + fresh("one"));
        String two = resolve("loyalty_card:" + fresh("two"));

        merging(one, two).statusCode(200).body("customerId", equalTo(one));
    }

    @Test
    void an_undone_merge_gives_both_everything_back() {
        String ana = named(anasEmail, "Ana");
        String ben = named(bensEmail, "Ben");
        Map<String, Object> anaBefore = profile(ana);
        Map<String, Object> benBefore = profile(ben);
        String merge = merge(ana, ben);
        customer(ben).body("customerId", equalTo(ana)).body("traits.firstName", equalTo("Ben"));

        undoing(merge, false)
                .statusCode(200)
                .body("customers.customerId", contains(ana, ben))
                .body("customers[1].traits.firstName", equalTo("Ben"));

        assertThat(profile(ana)).isEqualTo(anaBefore);
        assertThat(profile(ben)).isEqualTo(benBefore);
    }

    @Test
    void a_chain_is_undone_in_another_order() {
        String a = resolve(anasEmail);
        String b = resolve(bensEmail);
        String cEmail = email("cem");
        String c = resolve(cEmail);
        String first = merge(b, c);
        String second = merge(a, b);
        assertThat(whoIs(cEmail)).isEqualTo(a);

        undoing(first, false).statusCode(200).body("customers.customerId", contains(a, c));
        assertThat(whoIs(cEmail)).isEqualTo(c);
        assertThat(whoIs(bensEmail)).isEqualTo(a);

        undoing(second, false).statusCode(200).body("customers.customerId", contains(a, b));
        customer(a).body("supersedes", empty());
    }

    @Test
    void what_was_learnt_while_merged_goes_where_it_belongs() {
        String ana = resolve(anasEmail);
        String ben = resolve(bensEmail);
        String merge = merge(ana, ben);
        String card = "loyalty_card:" + fresh("ben");
        assertThat(resolve(bensEmail, card)).isEqualTo(ana);

        undoing(merge, false).statusCode(200);

        assertThat(whoIs(card)).isEqualTo(ben);
    }

    @Test
    void a_merge_by_a_rule_is_undone_by_the_id_that_identity_shows() {
        String ana = resolve(anasEmail);
        String phone = "phone:+34" + System.nanoTime();
        String other = resolve(phone);
        resolve(anasEmail, phone);
        String merge = asPlatform().get("/api/customers/{id}/identity", ana).path("merges[0].mergeId");

        undoing(merge, true).statusCode(200);

        assertThat(whoIs(phone)).isEqualTo(other);
        resolving(anasEmail, phone).statusCode(200).body("conflicts.kind", contains("never-link"));
        assertThat(whoIs(phone)).isEqualTo(other);
        merging(ana, other).statusCode(409).body("type", equalTo("urn:continuo:problem:never-link"));
    }

    @Test
    void without_never_link_again_the_same_evidence_merges_again() {
        String ana = resolve(anasEmail);
        String merge = merge(ana, resolve(bensEmail));
        undoing(merge, false).statusCode(200);

        merging(ana, whoIs(bensEmail)).statusCode(200);
    }

    @Test
    void a_customer_cannot_be_merged_with_itself() {
        String ana = resolve(anasEmail);
        String ben = resolve(bensEmail);
        merging(ana, ana).statusCode(409).body("type", equalTo("urn:continuo:problem:same-customer"));
        merge(ana, ben);

        merging(ana, ben).statusCode(409).body("customerId", equalTo(ana));
    }

    @Test
    void a_merge_is_undone_once() {
        String merge = merge(resolve(anasEmail), resolve(bensEmail));
        undoing(merge, false).statusCode(200);

        undoing(merge, false).statusCode(409).body("type", equalTo("urn:continuo:problem:merge-undone"));
    }

    @Test
    void unknown_customers_and_merges_are_404() {
        String nobody = UUID.randomUUID().toString();

        merging(resolve(anasEmail), nobody)
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-customer"))
                .body("customerId", equalTo(nobody));
        undoing(nobody, false).statusCode(404).body("type", equalTo("urn:continuo:problem:unknown-merge"));
        undoing("m1", false).statusCode(404).body("type", equalTo("urn:continuo:problem:unknown-merge"));
    }

    @Test
    void a_repeated_request_gets_its_refusal_again() {
        String ana = resolve(anasEmail);
        String key = fresh("key");
        Map<String, String> body = Map.of("with", ana, "reason", "same");

        String first = asPlatform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/customers/{id}/merges", ana)
                .asString();
        String again = asPlatform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/customers/{id}/merges", ana)
                .asString();

        assertThat(again).isEqualTo(first).contains("same-customer", "traceId", "/merges");
    }

    private static String named(String email, String firstName) {
        return asPlatform()
                .body(Map.of("identifiers", Suite.objects(email), "traits", Map.of("firstName", firstName)))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }

    /** Without the version, which counts changes of both kinds. */
    private static Map<String, Object> profile(String id) {
        Map<String, Object> profile = customer(id).extract().path("");
        profile.remove("version");
        return profile;
    }
}
