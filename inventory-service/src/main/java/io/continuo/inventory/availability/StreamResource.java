package io.continuo.inventory.availability;

import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Changes of availability as server-sent events. */
@Path("/api/inventory/stream")
@Tag(name = "Availability")
class StreamResource {

    private static final long RECONNECT_MS = 2_000;

    private final Offers offers;
    private final Streams streams;
    private final Caller caller;
    private final AvailabilityConfig config;
    private final InstantSource clock;

    StreamResource(Offers offers, Streams streams, Caller caller, AvailabilityConfig config, InstantSource clock) {
        this.offers = offers;
        this.streams = streams;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed("inventory:read")
    @Operation(
            summary = "How much is available of up to 100 SKUs, now and whenever it changes, as server-sent events",
            description = """
                    Each event is named availability and has an item of the availability route as data. Its id goes into
                    Last-Event-ID when the client connects again: then only what is different is told. Of several changes
                    within a moment, or while the client is slow, the last state is told. Comments come when nothing
                    changes. The stream ends when the token does, or after an hour.
                    """)
    public Multi<OutboundSseEvent> changes(
            @BeanParam SearchParameters parameters,
            @RestQuery @Nullable ChannelId channel,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        Search search = parameters.search();
        Offers.Found found = Answers.orThrow(offers.look(channel, parameters.skus(), search));
        List<Sku> known =
                found.items().stream().map(item -> item.basis().item().sku()).toList();
        Stream.Wish wish = new Stream.Wish(channel, known, search, until());
        return streams.open(wish, lastEventId).map(told -> event(told, sse));
    }

    private Instant until() {
        Instant longest = clock.instant().plus(config.longestStream());
        return caller.tokenEnds().filter(longest::isAfter).orElse(longest);
    }

    private static OutboundSseEvent event(Told told, Sse sse) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        return switch (told) {
            case Told.Change(String id, String json) ->
                event.id(id)
                        .name("availability")
                        .reconnectDelay(RECONNECT_MS)
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, json)
                        .build();
            case Told.Alive(String asOf) -> event.comment("as of " + asOf).build();
        };
    }
}
