package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.undoing;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of a person, from whom, and what of it is shown. */
@ServiceTest
class ProfileTest {

    @Test
    void a_merge_shows_one_value_and_keeps_all_and_an_unmerge_gives_each_its_own_back() {
        String ana = saying(email("ana"), Map.of("city", "Lugo", "firstName", "Ana"));
        String ben = saying(email("ben"), Map.of("city", "Vigo"));
        String merge = merge(ana, ben);

        customer(ana).body("traits.city", equalTo("Vigo")).body("traits.firstName", equalTo("Ana"));
        asPlatform()
                .get("/api/customers/{id}/traits", ben)
                .then()
                .statusCode(200)
                .body("customerId", equalTo(ana))
                .body("traits.name", contains("city", "firstName"))
                .body("traits[0].value", equalTo("Vigo"))
                .body("traits[0].rule", equalTo("latest"))
                .body("traits[0].said.value", contains("Vigo", "Lugo"))
                .body("traits[0].said.shown", contains(true, false))
                .body("traits[0].said.source", contains("platform", "platform"))
                .body("traits[0].said.customerId", contains(ben, ana));

        undoing(merge, false).statusCode(200);
        customer(ana).body("traits.city", equalTo("Lugo"));
        customer(ben).body("traits.city", equalTo("Vigo")).body("traits", not(hasKey("firstName")));
    }

    @Test
    void a_word_taken_back_shows_what_other_sources_say() {
        String crm = fresh("crm");
        String identifier = email("ana");
        ImportSuite.imported(
                "{\"source\":\"" + crm + "\",\"sourceId\":\"1\",\"identifiers\":[{\"type\":\"email\",\"value\":\""
                        + identifier.substring(6) + "\"}],\"traits\":{\"city\":\"Lugo\"}}\n");
        String ana = saying(identifier, Map.of("city", "Vigo"));
        customer(ana).body("traits.city", equalTo("Vigo"));

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("city", null);
        saying(identifier, nothing);

        customer(ana).body("traits.city", equalTo("Lugo"));
        asPlatform()
                .get("/api/customers/{id}/traits", ana)
                .then()
                .body("traits[0].said", hasSize(2))
                .body("traits[0].said.source", containsInAnyOrder("platform", crm));
    }

    private static String saying(String identifier, Map<String, ?> traits) {
        return asPlatform()
                .body(Map.of("identifiers", objects(identifier), "traits", traits))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }
}
