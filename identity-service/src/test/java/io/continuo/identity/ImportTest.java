package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import io.continuo.events.EventJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class ImportTest {

    private final String crm = fresh("crm");

    @Test
    void lines_become_customers_and_each_has_its_result() {
        String anasEmail = email("ana");
        String body = line("1", List.of(anasEmail), Map.of("firstName", "Ana", "address", Map.of("city", "Lugo")))
                + line("2", List.of(), Map.of("firstName", "Ben"));

        String id = ImportSuite.imported(body);

        ImportSuite.progress(id)
                .body("state", equalTo("completed"))
                .body("read", equalTo(2))
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(0))
                .body("linked", equalTo(0))
                .body("toReview", equalTo(0));
        List<Map<String, Object>> results = ImportSuite.results(id);
        assertThat(results).extracting(result -> result.get("line")).containsExactly(1, 2);
        assertThat(results).extracting(result -> result.get("sourceId")).containsExactly("1", "2");
        assertThat(results).extracting(result -> result.get("status")).containsOnly("accepted");
        assertThat(results).allSatisfy(result -> assertThat(result).containsEntry("matchedBy", null));
        String ana = (String) results.getFirst().get("customerId");
        assertThat(whoIs(anasEmail)).isEqualTo(ana);
        customer(ana).body("traits", hasEntry("firstName", "Ana")).body("traits.address.city", equalTo("Lugo"));
        customer((String) results.get(1).get("customerId")).body("traits.firstName", equalTo("Ben"));
    }

    @Test
    void a_line_joins_the_customer_its_identifiers_name_and_says_by_which() {
        String anasEmail = email("ana");
        String ana = resolve(anasEmail);

        String id = ImportSuite.imported(line("1", List.of(anasEmail, "phone:+34600" + digits()), Map.of()));

        Map<String, Object> result = ImportSuite.results(id).getFirst();
        assertThat(result).containsEntry("customerId", ana).containsEntry("matchedBy", anasEmail);
        ImportSuite.progress(id).body("linked", equalTo(1));
    }

    @Test
    void what_joined_a_record_can_be_taken_back() {
        String shared = email("family");
        String id = ImportSuite.imported(line("1", List.of(shared), Map.of("firstName", "Ana"))
                + line("2", List.of(shared), Map.of("firstName", "Ben")));
        List<Map<String, Object>> results = ImportSuite.results(id);
        String one = (String) results.getFirst().get("customerId");
        assertThat(results.get(1)).containsEntry("customerId", one);

        String merge = asPlatform()
                .get("/api/customers/{id}/identity", one)
                .then()
                .extract()
                .path("merges[0].mergeId");
        Suite.undoing(merge, true).statusCode(200);

        List<Map<String, Object>> apart = ImportSuite.results(id);
        assertThat(apart.getFirst().get("customerId")).isNotEqualTo(apart.get(1).get("customerId"));
        for (Map<String, Object> result : apart) {
            String name = result.get("sourceId").equals("1") ? "Ana" : "Ben";
            customer((String) result.get("customerId")).body("traits.firstName", equalTo(name));
        }
    }

    @Test
    void a_line_that_comes_again_is_the_same_customer_with_what_it_says_now() {
        String first = ImportSuite.imported(line("1", List.of(), Map.of("firstName", "Ana")));
        String second = ImportSuite.imported(line("1", List.of(), Map.of("firstName", "Anna"))
                + line("1", List.of(), Map.of("firstName", "Hannah")));

        String ana = (String) ImportSuite.results(first).getFirst().get("customerId");
        assertThat(ImportSuite.results(second))
                .hasSize(2)
                .allSatisfy(result ->
                        assertThat(result).containsEntry("status", "updated").containsEntry("customerId", ana));
        customer(ana).body("traits.firstName", equalTo("Hannah"));
    }

    @Test
    void a_broken_line_costs_only_itself() {
        String body = line("1", List.of(), Map.of()) + "{\"source\":\n"
                + "{\"source\":\"" + crm + "\",\"sourceId\":\"3\",\"mood\":1}\n"
                + "{\"sourceId\":\"4\"}\n"
                + "{\"source\":\"" + crm
                + "\",\"sourceId\":\"5\",\"identifiers\":[{\"type\":\"mood\",\"value\":\"x\"}]}\n"
                + "{\"source\":\"" + crm + "\",\"sourceId\":\"6\",\"traits\":{\"n\":\"" + "x".repeat(70_000) + "\"}}\n"
                + "[]\n"
                + line("8", List.of("user_id:" + crm + "a", "user_id:" + crm + "b"), Map.of())
                + line("9", List.of(), Map.of());

        String id = ImportSuite.imported(body);

        ImportSuite.progress(id)
                .body("read", equalTo(9))
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(7));
        List<Map<String, Object>> results = ImportSuite.results(id);
        assertThat(results)
                .extracting(result -> result.get("line") + " " + result.get("status") + " " + problemOf(result))
                .containsExactly(
                        "1 accepted null",
                        "2 rejected malformed-body",
                        "3 rejected unknown-field",
                        "4 rejected invalid-field",
                        "5 rejected invalid-field",
                        "6 rejected payload-too-large",
                        "7 rejected invalid-field",
                        "8 rejected contradictory-identifiers",
                        "9 accepted null");
        assertThat(results.get(7)).containsEntry("sourceId", "8");
    }

    @Test
    void a_line_that_is_not_utf_8_costs_only_itself() {
        byte[] good = line("2", List.of(), Map.of()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] body = new byte[good.length + 3];
        body[0] = '{';
        body[1] = (byte) 0xff;
        body[2] = '\n';
        System.arraycopy(good, 0, body, 3, good.length);

        String id = ImportSuite.finished(ImportSuite.accepted(ImportSuite.upload("application/x-ndjson", body)));

        assertThat(ImportSuite.results(id))
                .extracting(result -> result.get("line") + " " + result.get("status"))
                .containsExactly("1 rejected", "2 accepted");
    }

    @Test
    void a_table_with_a_header_is_read_by_its_columns() {
        String anasEmail = email("ana");
        String csv = "\uFEFFsource,sourceId,email,traits.phone,firstName,address.street,address.city,x_club\r\n"
                + crm + ",1," + anasEmail.substring(6) + ",,\"Ana, \"\"the\"\" one\",\"Rua\nNova 1\",Lugo," + crm
                + "\r\n"
                + crm + ",2,\"broken\"x,,,,,\r\n"
                + crm + ",3,too,few\r\n"
                + crm + ",4,,,Ben,,,\r\n";

        String id = ImportSuite.finished(ImportSuite.accepted(
                ImportSuite.upload("text/csv; charset=utf-8", csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        List<Map<String, Object>> results = ImportSuite.results(id);
        assertThat(results)
                .extracting(result -> result.get("line") + " " + result.get("status"))
                .containsExactly("2 accepted", "4 rejected", "5 rejected", "6 accepted");
        String ana = (String) results.getFirst().get("customerId");
        assertThat(whoIs(anasEmail)).isEqualTo(ana);
        assertThat(whoIs("x_club:" + crm)).isEqualTo(ana);
        customer(ana)
                .body("traits.firstName", equalTo("Ana, \"the\" one"))
                .body("traits.email", equalTo(anasEmail.substring(6)))
                .body("traits.address.street", equalTo("Rua\nNova 1"))
                .body("traits.address.city", equalTo("Lugo"));
    }

    private String line(String sourceId, List<String> identifiers, Map<String, ?> traits) {
        return EventJson.write(Map.of(
                        "source",
                        crm,
                        "sourceId",
                        sourceId,
                        "identifiers",
                        Suite.objects(identifiers.toArray(String[]::new)),
                        "traits",
                        traits))
                + "\n";
    }

    private static String problemOf(Map<String, Object> result) {
        return result.get("problem") instanceof Map<?, ?> problem
                ? String.valueOf(problem.get("type")).replace("urn:continuo:problem:", "")
                : null;
    }

    private static String digits() {
        return String.valueOf(System.nanoTime()).substring(5, 11);
    }
}
