package io.continuo.interaction.channels;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.ingestion.RawBodies;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where systems of other companies call. The gateway lets them in without a token; their signature is their proof. */
@Path("/webhooks/{adapter}/{account}")
@Tag(name = "Channels", description = "Signed deliveries of other systems")
class WebhookResource {

    private final Accounts accounts;
    private final RawBodies bodies;
    private final Deliveries deliveries;
    private final RoutingContext context;
    private final ChannelsConfig config;
    private final InstantSource clock;

    WebhookResource(
            Accounts accounts,
            RawBodies bodies,
            Deliveries deliveries,
            RoutingContext context,
            ChannelsConfig config,
            InstantSource clock) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.deliveries = deliveries;
        this.context = context;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Meta checks the address: the challenge comes back where the verify token is the account's")
    @APIResponse(responseCode = "403", description = "The account has another verify token, or none")
    public String verify(
            @PathParam("adapter") String adapter,
            @PathParam("account") String account,
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.verify_token") @Nullable String token,
            @QueryParam("hub.challenge") @Nullable String challenge) {
        Optional<String> expected = accounts.get(adapter, account).verifyToken();
        if (challenge == null || !"subscribe".equals(mode)) {
            throw Problems.of(StandardProblem.BAD_REQUEST, "Expected hub.mode=subscribe and hub.challenge.");
        }
        if (token == null || expected.isEmpty() || !same(expected.get(), token)) {
            throw Problems.of(StandardProblem.FORBIDDEN, "The verify token is not the account's.");
        }
        return challenge;
    }

    /** Without Idempotency-Key: nobody else's systems send one, and ids made of theirs make each delivery repeatable. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @RunOnVirtualThread
    @PermissionsAllowed("touchpoints:write")
    @Operation(
            summary = "Take in what a system tells",
            description = "Answers once the event log has it: how many were accepted, duplicates or rejected; a journal"
                    + " is answered with a result per line (NDJSON).")
    @APIResponse(responseCode = "401", description = "The signature does not fit the body")
    public Uni<Response> receive(
            @PathParam("adapter") String adapter, @PathParam("account") String name, InputStream body) {
        ChannelAccount account = accounts.get(adapter, name);
        return bodies.read(body, config.maxBody().asLongValue(), raw -> {
            account.adapter()
                    .signing()
                    .check(account, raw.bytes(), this::header, clock.instant(), config.signatureAge());
            return deliveries.take(account, raw);
        });
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
