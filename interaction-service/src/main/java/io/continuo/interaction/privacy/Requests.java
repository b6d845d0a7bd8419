package io.continuo.interaction.privacy;

import io.continuo.events.EventJson;
import io.continuo.events.LogSettings;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.interaction.inbox.Batches;
import io.continuo.interaction.inbox.Received;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.OutgoingEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes in requests and answers each with a receipt.
 *
 * <p>A request's message is committed after its receipt was sent, and every step may be repeated, so a crash anywhere is
 * followed by the rest of the work; the counts are those of the first attempt.
 */
@ApplicationScoped
class Requests {

    static final String SERVICE = "interaction";

    private final Batches batches;
    private final Keepers keepers;
    private final ErasedIdentifiers erased;
    private final PrivacyRequests requests;
    private final EventLog log;
    private final LogSettings settings;
    private final InstantSource clock;

    Requests(
            Batches batches,
            Keepers keepers,
            ErasedIdentifiers erased,
            PrivacyRequests requests,
            LogAccess log,
            InstantSource clock) {
        this.batches = batches;
        this.keepers = keepers;
        this.erased = erased;
        this.requests = requests;
        this.log = log.log();
        this.settings = log.settings();
        this.clock = clock;
    }

    @Incoming("privacy")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return batches.apply(polled, PrivacyRequested.class, this::apply);
    }

    private Uni<Void> apply(List<Received<PrivacyRequested>> messages) {
        return Multi.createFrom()
                .iterable(messages.stream()
                        .map(Received::value)
                        .filter(Objects::nonNull)
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(this::answer)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> answer(PrivacyRequested requested) {
        return requests.find(requested.requestId())
                .map(known -> known.flatMap(PrivacyRow::receipt))
                .chain(given ->
                        given.map(receipt -> Uni.createFrom().item(receipt)).orElseGet(() -> fulfil(requested)))
                .chain(this::send);
    }

    private Uni<PrivacyReceipt> fulfil(PrivacyRequested requested) {
        Past past = PrivacyRow.past(requested);
        Uni<PrivacyRow> counted = keepers.count(past)
                .chain(counts ->
                        keepers.tombstones(past).map(tombstones -> PrivacyRow.of(requested, counts, tombstones)))
                .chain(requests::add);
        Uni<PrivacyRow> done = switch (requested.kind()) {
            case EXPORT -> counted;
            case ERASURE -> erased.remember(past).chain(() -> counted).call(this::erase);
        };
        return done.map(this::receipt).call(requests::complete);
    }

    private Uni<Void> erase(PrivacyRow row) {
        Past past = row.past().orElseThrow();
        return requests.forgetExportsOf(past)
                .chain(() -> log.append(row.tombstones()))
                .chain(() -> keepers.erase(past));
    }

    private PrivacyReceipt receipt(PrivacyRow row) {
        Instant now = clock.instant();
        Optional<Instant> cleanBy =
                row.kind() == PrivacyRequested.Kind.ERASURE ? Optional.of(settings.cleanBy(now)) : Optional.empty();
        return new PrivacyReceipt(
                row.id(), SERVICE, PrivacyReceipt.State.DONE, row.counts(), now, cleanBy.orElse(null));
    }

    private Uni<Void> send(PrivacyReceipt receipt) {
        String id = receipt.requestId() + "-" + SERVICE;
        return log.append(List.of(
                new OutgoingEvent(Topics.PRIVACY_RECEIPTS, receipt.logKey(), id, EventJson.write(receipt), Map.of())));
    }
}
