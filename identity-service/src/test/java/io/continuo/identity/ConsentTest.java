package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.mayContact;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ConsentTest {

    private String anasEmail;
    private String ana;
    private String ben;

    @BeforeEach
    void two_people() {
        anasEmail = email("ana");
        ana = resolve(anasEmail);
        ben = resolve(email("ben"));
    }

    @Test
    void a_grant_allows_and_a_denial_forbids() {
        deciding(ana, "email", "marketing", "granted").statusCode(200).body("customerId", equalTo(ana));
        assertThat(mayContact(ana, "email", "marketing")).isTrue();
        assertThat(mayContact(ana, "sms", "marketing")).isFalse();

        deciding(ana, "email", "marketing", "denied").statusCode(200);
        assertThat(mayContact(ana, "email", "marketing")).isFalse();
    }

    @Test
    void not_interested_silences_every_channel() {
        deciding(ana, "email", "marketing", "granted");
        deciding(ana, "whatsapp", "marketing", "granted");

        deciding(ana, "*", "*", "denied").statusCode(200);

        assertThat(mayContact(ana, "email", "marketing")).isFalse();
        assertThat(mayContact(ana, "whatsapp", "service")).isFalse();
    }

    @Test
    void at_a_merge_deny_wins_and_after_an_unmerge_each_has_its_own_back() {
        deciding(ben, "email", "marketing", "denied");
        deciding(ana, "email", "marketing", "granted");
        String merge = merge(ana, ben);
        assertThat(mayContact(ana, "email", "marketing")).isFalse();
        customer(ben).body("consents.state", contains("denied"));

        undoing(merge, false).statusCode(200);

        assertThat(mayContact(ana, "email", "marketing")).isTrue();
        assertThat(mayContact(ben, "email", "marketing")).isFalse();
    }

    @Test
    void a_grant_given_while_merged_lifts_the_denial_until_the_unmerge() {
        deciding(ben, "email", "marketing", "denied");
        String merge = merge(ana, ben);

        deciding(ana, "email", "marketing", "granted");
        assertThat(mayContact(ben, "email", "marketing")).isTrue();

        undoing(merge, false).statusCode(200);
        assertThat(mayContact(ben, "email", "marketing")).isFalse();
        assertThat(mayContact(ana, "email", "marketing")).isTrue();
    }

    @Test
    void the_decision_keeps_its_proof() {
        asPlatform()
                .body(Map.of("state", "granted", "capturedBy", "web form 7", "text", "Yes, write to me."))
                .put("/api/customers/{id}/consents/newsletter/marketing", ana)
                .then()
                .statusCode(200);

        customer(ana)
                .body("consents", hasSize(1))
                .body("consents[0].capturedBy", equalTo("web form 7"))
                .body("consents[0].text", equalTo("Yes, write to me."));
    }

    @Test
    void people_nobody_knows_get_the_default_and_the_reason() {
        asPlatform()
                .body(Map.of("identifier", email("nobody"), "channel", "email", "purpose", "marketing"))
                .post("/api/contact-permissions")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("reasons.reason", contains("unknown-person"));
    }

    @Test
    void a_list_of_questions_is_answered_in_order() {
        deciding(ana, "email", "marketing", "granted");
        List<Map<String, ?>> questions = List.of(
                Map.of("customerId", ben, "channel", "email", "purpose", "marketing"),
                Map.of("identifier", anasEmail, "channel", "email", "purpose", "marketing"),
                Map.of(
                        "identifier",
                        Map.of("type", "email", "value", "x@shop.example"),
                        "channel",
                        "sms",
                        "purpose",
                        "service"));

        asPlatform()
                .body(questions)
                .post("/api/contact-permissions")
                .then()
                .statusCode(200)
                .body("allowed", contains(false, true, true))
                .body("reasons.reason.flatten()", contains("undecided", "granted", "needs-no-consent"));
    }

    @Test
    void a_decision_on_a_changed_customer_is_refused_where_it_says_what_it_saw() {
        String etag = asPlatform().get("/api/customers/{id}", ana).header("ETag");
        deciding(ana, "email", "marketing", "granted");

        asPlatform()
                .header("If-Match", etag)
                .body(Map.of("state", "denied", "capturedBy", "agent"))
                .put("/api/customers/{id}/consents/email/marketing", ana)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:continuo:problem:precondition-failed"));
        assertThat(mayContact(ana, "email", "marketing")).isTrue();
    }
}
