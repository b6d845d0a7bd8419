package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.resolving;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ResolveTest {

    @Test
    void unknown_identifiers_become_a_customer() {
        resolving(email("ana"), "loyalty_card:" + fresh("card"))
                .statusCode(200)
                .body("created", equalTo(true))
                .body("matchedBy", nullValue());
    }

    @Test
    void the_same_identifier_spelt_otherwise_is_the_same_customer() {
        String name = fresh("Ana");
        String ana = resolve("email:" + name + "@Shop.example");

        resolving("email: " + name.toLowerCase(java.util.Locale.ROOT) + "@shop.EXAMPLE")
                .statusCode(200)
                .body("customerId", equalTo(ana))
                .body("created", equalTo(false))
                .body("matchedBy", equalTo("email:" + name.toLowerCase(java.util.Locale.ROOT) + "@shop.example"));
    }

    @Test
    void identifiers_named_together_are_linked() {
        String email = email("ana");
        String card = "loyalty_card:" + fresh("card");
        String ana = resolve(email);

        assertThat(resolve(email, card)).isEqualTo(ana).isEqualTo(whoIs(card));
    }

    @Test
    void two_customers_named_together_become_the_older_one() {
        String email = email("ana");
        String card = "loyalty_card:" + fresh("card");
        String older = resolve(email);
        String younger = resolve(card);

        assertThat(resolve(email, card)).isEqualTo(older);
        Suite.customer(younger)
                .statusCode(200)
                .body("customerId", equalTo(older))
                .body("supersedes", contains(younger))
                .body("identifiers", hasSize(2));
    }

    @Test
    void nobody_is_created_unless_asked_for() {
        String email = email("ana");

        asPlatform()
                .body(Map.of("identifiers", objects(email), "create", false))
                .post("/api/customers/resolve")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-customer"));
        assertThat(whoIs(email)).isNull();
    }

    @Test
    void a_tablet_with_two_cards_merges_nobody() {
        String tablet = "device_id:" + fresh("tablet");
        String ana = resolve("loyalty_card:" + fresh("ana"), tablet);
        String spouse = resolve("loyalty_card:" + fresh("spouse"), tablet);

        assertThat(spouse).isNotEqualTo(ana);
        assertThat(whoIs(tablet)).isEqualTo(spouse);
    }

    @Test
    void a_device_of_too_many_people_belongs_to_none_of_them() {
        String tablet = "device_id:" + fresh("tablet");
        List<String> people = java.util.stream.IntStream.range(0, 5)
                .mapToObj(person -> resolve("loyalty_card:" + fresh("card"), tablet))
                .toList();

        assertThat(people).doesNotHaveDuplicates().doesNotContain(whoIs(tablet));
    }

    @Test
    void a_conflict_is_told_and_merges_nobody() {
        String email = email("ana");
        String ana = resolve(email, "loyalty_card:" + fresh("card"));

        resolving(email, "loyalty_card:" + fresh("other"))
                .statusCode(200)
                .body("customerId", org.hamcrest.Matchers.not(ana))
                .body("conflicts.kind", contains("unique"))
                .body("conflicts[0].identifier.type", equalTo("email"));
    }

    @Test
    void contradictory_identifiers_are_refused_and_change_nothing() {
        String one = "user_id:" + fresh("one");
        String two = "user_id:" + fresh("two");

        resolving(one, two)
                .statusCode(422)
                .body("type", equalTo("urn:continuo:problem:contradictory-identifiers"))
                .body("identifierType", equalTo("user_id"));
        assertThat(whoIs(one)).isNull();
        assertThat(whoIs(two)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id:null",
                "loyalty_card:000000",
                "crm_id:--",
                "crm_id:(Not Set)",
                "device_id:00000000-0000-0000-0000-000000000000",
                "email:nobody",
                "email:test@shop.example",
                "email:no-reply@shop.example"
            })
    void placeholders_alone_are_refused(String placeholder) {
        resolving(placeholder).statusCode(422).body("type", equalTo("urn:continuo:problem:no-usable-identifier"));
    }

    @Test
    void placeholders_beside_a_name_are_left_out_and_named() {
        resolving(email("ana"), "user_id:undefined").statusCode(200).body("ignored.value", contains("undefined"));
    }

    @Test
    void a_customer_may_be_named_by_its_id() {
        String ana = resolve(email("ana"));
        String card = "loyalty_card:" + fresh("card");

        assertThat(resolve("customer_id:" + ana, card)).isEqualTo(ana).isEqualTo(whoIs(card));
    }

    @Test
    void the_same_request_again_gets_the_same_answer() {
        String key = fresh("key");
        Map<String, ?> body = Map.of("identifiers", objects(email("ana")));
        String first = asPlatform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/customers/resolve")
                .asString();
        String again = asPlatform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/customers/resolve")
                .asString();

        assertThat(again).isEqualTo(first).contains("\"created\":true");
        asPlatform()
                .header("Idempotency-Key", key)
                .body(Map.of("identifiers", objects(email("ben"))))
                .post("/api/customers/resolve")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:continuo:problem:idempotency-key-reused"));
    }
}
