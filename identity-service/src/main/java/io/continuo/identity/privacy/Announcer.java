package io.continuo.identity.privacy;

import io.continuo.events.EventJson;
import io.continuo.events.PrivacyReceipt;
import io.continuo.identity.IdentityTopics;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells the other services of requests. */
@Singleton
class Announcer {

    private final Outbox outbox;
    private final IdentityTopics topics;

    Announcer(Outbox outbox, IdentityTopics topics) {
        this.outbox = outbox;
        this.topics = topics;
    }

    /** @param event the {@code PrivacyRequested} as JSON; told again, it is the same message */
    Uni<Void> announce(SqlConnection tx, UUID request, String event) {
        return outbox.add(tx, OutboxMessage.of(topics.privacy(), request.toString(), "requested-" + request, event));
    }

    Uni<Void> confirm(SqlConnection tx, PrivacyReceipt receipt) {
        String key = receipt.requestId() + "/" + receipt.service();
        return outbox.add(
                tx, OutboxMessage.of(topics.privacyReceipts(), key, "receipt-" + key, EventJson.write(receipt)));
    }

    /** Takes the request out of the log: everybody has answered it. */
    Uni<Void> withdraw(SqlConnection tx, UUID request) {
        return outbox.add(tx, OutboxMessage.tombstone(topics.privacy(), request.toString(), "completed-" + request));
    }
}
