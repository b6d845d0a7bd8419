package io.continuo.identity.privacy;

import io.continuo.events.EventJson;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.identity.vault.Keyring;
import io.continuo.identity.vault.Place;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The way of a request through the services: announced, answered by each with a receipt, complete.
 *
 * <p>What has to be forgotten must be named until everybody has forgotten it. It is kept sealed with a key of the
 * request, and when the last receipt has come the key is destroyed and the announcement taken out of the log. Every step
 * is a transaction with its outbox, so a process that dies leaves the request where it was.
 */
@Singleton
class Saga {

    static final String OWN = "identity";

    private static final Place ANNOUNCEMENT = new Place("privacy_requests", "announcement");
    private static final int REMINDED_AT_ONCE = 100;

    private final PrivacyRequests requests;
    private final Vault vault;
    private final Announcer announcer;
    private final LogCleaning log;
    private final PrivacyConfig config;
    private final InstantSource clock;

    Saga(
            PrivacyRequests requests,
            Vault vault,
            Announcer announcer,
            LogCleaning log,
            PrivacyConfig config,
            InstantSource clock) {
        this.requests = requests;
        this.vault = vault;
        this.announcer = announcer;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The request as it stands then.
     *
     * @param counts what this service did or holds, for its own receipt
     */
    Uni<Request> open(SqlConnection tx, Opened opened, Map<String, Long> counts) {
        PrivacyRequested event = opened.event();
        String json = EventJson.write(event);
        PrivacyReceipt own = new PrivacyReceipt(
                event.requestId(),
                OWN,
                PrivacyReceipt.State.DONE,
                counts,
                event.requestedAt(),
                log.cleanBy(event.requestedAt()));
        return vault.createFor(tx, Set.of(opened.id()))
                .map(keys -> keys.find(opened.id()).orElseThrow().seal(ANNOUNCEMENT, json))
                .chain(box -> requests.insert(tx, opened, box))
                .chain(() -> announcer.announce(tx, opened.id(), json))
                .chain(() -> announcer.confirm(tx, own))
                .chain(() -> receive(tx, own))
                .chain(() -> requests.find(tx, opened.id()))
                .map(Optional::orElseThrow);
    }

    /** The same receipt may come again; one for a request that is not known here is passed over. */
    Uni<Void> receive(SqlConnection tx, PrivacyReceipt receipt) {
        UUID request = UUID.fromString(receipt.requestId());
        return requests.receive(tx, request, receipt)
                .chain(known -> known
                        ? requests.complete(tx, request, config.services(), clock.instant())
                        : Uni.createFrom().item(false))
                .chain(completed ->
                        completed ? end(tx, request) : Uni.createFrom().voidItem());
    }

    /** Announces again what still lacks a receipt. */
    Uni<Void> remind(SqlConnection tx) {
        Instant now = clock.instant();
        return requests.waiting(tx, now.minus(config.remindAfter()), REMINDED_AT_ONCE)
                .chain(waiting -> waiting.isEmpty() ? Uni.createFrom().voidItem() : remind(tx, waiting, now));
    }

    private Uni<Void> remind(SqlConnection tx, List<PrivacyRequests.Waiting> waiting, Instant now) {
        Set<UUID> owners = waiting.stream().map(PrivacyRequests.Waiting::id).collect(Collectors.toUnmodifiableSet());
        return vault.keyringFor(tx, owners)
                .chain(keys -> Multi.createFrom()
                        .iterable(waiting)
                        .onItem()
                        .transformToUniAndConcatenate(request -> remind(tx, request, keys))
                        .collect()
                        .last())
                .chain(() -> requests.announced(tx, waiting, now));
    }

    private Uni<Void> remind(SqlConnection tx, PrivacyRequests.Waiting request, Keyring keys) {
        String event = keys.find(request.id()).orElseThrow().open(ANNOUNCEMENT, request.announcement());
        return announcer.announce(tx, request.id(), event);
    }

    private Uni<Void> end(SqlConnection tx, UUID request) {
        return vault.destroyFor(tx, Set.of(request)).chain(() -> announcer.withdraw(tx, request));
    }
}
