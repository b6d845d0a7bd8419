package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.events.Channel;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerEvent.ContactRulesChanged;
import io.continuo.events.EventJson;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever follows the log knows what holds about contacting a customer. */
@ServiceTest
class ContactRulesTest {

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void each_event_holds_all_decisions_and_wishes() {
        String ana = resolve(email("ana"));
        deciding(ana, "email", "marketing", "granted");
        deciding(ana, "*", "*", "denied");
        asPlatform()
                .body(Map.of("preferredChannel", "whatsapp"))
                .put("/api/customers/{id}/contact-preferences", ana)
                .then()
                .statusCode(200);

        eventually(ana, rules -> {
            assertThat(rules.decisions())
                    .extracting(CustomerEvent.Decision::channel)
                    .containsExactly("email", "*");
            assertThat(rules.preferences().preferredChannel()).isEqualTo(new Channel("whatsapp"));
        });
    }

    @Test
    void a_merge_tells_both_pasts_and_an_unmerge_parts_them() {
        String ana = resolve(email("ana"));
        String ben = resolve(email("ben"));
        deciding(ana, "email", "marketing", "granted");
        deciding(ben, "sms", "*", "denied");

        String merge = merge(ana, ben);
        eventually(
                ana,
                rules -> assertThat(rules.decisions())
                        .extracting(decision -> decision.base().value())
                        .containsExactlyInAnyOrder(ana, ben));

        undoing(merge, false).statusCode(200);
        eventually(
                ana,
                rules -> assertThat(rules.decisions())
                        .extracting(decision -> decision.base().value())
                        .containsExactly(ana));
        eventually(
                ben,
                rules -> assertThat(rules.decisions())
                        .extracting(CustomerEvent.Decision::channel)
                        .containsExactly("sms"));
    }

    private void eventually(String customer, ThrowingConsumer<ContactRulesChanged> expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lastWord(customer)).get().satisfies(expected));
    }

    private Optional<ContactRulesChanged> lastWord(String customer) {
        return wire.customerEvents(customer)
                .filter(Objects::nonNull)
                .map(json -> EventJson.read(json, CustomerEvent.class))
                .filter(ContactRulesChanged.class::isInstance)
                .map(ContactRulesChanged.class::cast)
                .reduce((before, after) -> after);
    }
}
