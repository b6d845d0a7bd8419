package io.continuo.interaction.invitations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** What somebody decided about contact, and what they were asked, goes with them and does not come back. */
@InteractionTest
class ForgottenContactTest {

    @Inject
    Broker broker;

    @Inject
    Store store;

    private final String ana = unique("ana");
    private final Identifier email = Identifier.of("email", ana + "@example.com");

    @Test
    void anErasureTakesRulesInvitationsAndRest() {
        broker.customer(ana, email);
        broker.decides(ana, ConsentState.GRANTED, "*", "*");
        eventually(() -> platform()
                .body("{\"survey\":\"csat\",\"customerId\":\"%s\",\"channel\":\"email\"}".formatted(ana))
                .post("/api/feedback/invitations")
                .then()
                .statusCode(201));

        PrivacyReceipt receipt = erase();

        assertThat(receipt.counts()).containsEntry("contactRules", 1L).containsEntry("invitations", 1L);
        broker.decides(ana, ConsentState.DENIED, "*", "*");
        String other = unique("ben");
        broker.decides(other, ConsentState.DENIED, "*", "*");
        eventually(
                () -> assertThat(count(Shelf.CONTACT_RULES, eq("_id", other))).isOne());
        assertThat(count(Shelf.INVITATIONS, in("identifier", email.key(), "customer_id:" + ana)))
                .isZero();
        assertThat(count(Shelf.ASKED, eq("_id", "customer_id:" + ana))).isZero();
        assertThat(count(Shelf.CONTACT_RULES, eq("_id", ana))).isZero();
    }

    private PrivacyReceipt erase() {
        PrivacyRequested requested = new PrivacyRequested(
                unique("request"),
                PrivacyRequested.Kind.ERASURE,
                List.of(new CustomerId(ana)),
                List.of(email),
                Instant.now());
        broker.send(Topics.PRIVACY, requested.requestId(), EventJson.write(requested));
        eventually(() -> assertThat(receipts(requested)).isNotEmpty());
        return receipts(requested).getFirst();
    }

    private List<PrivacyReceipt> receipts(PrivacyRequested requested) {
        return broker.events(Topics.PRIVACY_RECEIPTS, requested.requestId(), PrivacyReceipt.class);
    }

    private long count(Shelf shelf, Bson which) {
        return store.on(shelf).countDocuments(which).await().indefinitely();
    }

    private static void eventually(ThrowableAssert.ThrowingCallable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::call);
    }
}
