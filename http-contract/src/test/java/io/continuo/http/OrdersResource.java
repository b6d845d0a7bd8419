package io.continuo.http;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.Quantity;
import io.continuo.events.Stage;
import io.opentelemetry.api.trace.Span;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A resource with everything that can go wrong. */
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class OrdersResource {

    record Line(@NotBlank String sku, @NotNull Quantity quantity, int position) {}

    record Order(
            @NotNull Channel channel,
            @NotEmpty List<@NotNull @Valid Line> lines,
            @Nullable Stage stage,
            @Nullable Instant at,
            @Nullable Duration within,
            @Nullable LocalDate on,
            @Nullable Identifier buyer,
            @Nullable Map<String, @Valid Line> extras) {}

    enum Short implements ProblemType {
        INSUFFICIENT_STOCK;

        @Override
        public String slug() {
            return "insufficient-stock";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "Not enough stock";
        }
    }

    private final IdempotencyKeys keys;
    private final JsonWebToken token;

    OrdersResource(IdempotencyKeys keys, JsonWebToken token) {
        this.keys = keys;
        this.token = token;
    }

    @GET
    @Path("/lines")
    @Produces(Ndjson.TYPE)
    public String lines() {
        return "{}\n{}\n";
    }

    @POST
    public Order create(@Valid Order order) {
        return order;
    }

    @POST
    @Path("/optional")
    public Map<String, Boolean> optional(@OptionalBody @Nullable @Valid Order order) {
        return Map.of("present", order != null);
    }

    @POST
    @Path("/keyed")
    @PermissionsAllowed("orders:write")
    public Uni<Response> keyed(@Valid Order order) {
        KeyedRequest keyed = keys.required(order);
        return Uni.createFrom().item(keys.answer(201, keyed).toResponse());
    }

    @GET
    public Page<String> list(
            @BeanParam @Valid Paging paging,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("channel") @Nullable Channel channel,
            @QueryParam("name") @Size(max = 3) @Nullable String name) {
        int from = paging.after(1, cursor -> Integer.parseInt(cursor.parts().getFirst()))
                .orElse(-1);
        List<Integer> rows =
                IntStream.range(from + 1, 60).limit(paging.fetch()).boxed().toList();
        return Page.of(rows, paging, Cursor::of, String::valueOf);
    }

    @GET
    @Path("/{number}")
    public int read(@PathParam("number") int number) {
        return number;
    }

    @PUT
    @Path("/{number}")
    public int write(@PathParam("number") int number, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Etags.check(ifMatch, 7);
        return number;
    }

    @POST
    @Path("/short")
    public Uni<Order> shortage() {
        return Uni.createFrom()
                .failure(Problems.of(
                        Short.INSUFFICIENT_STOCK,
                        "1 line is short.",
                        Map.of("lines", List.of(Map.of("sku", "fridge", "available", 1)))));
    }

    @GET
    @Path("/elsewhere")
    public Uni<String> elsewhere() {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofPlatform()
                        .start(() ->
                                emitter.fail(Problems.of(StandardProblem.CONFLICT, "Refused on another thread."))));
    }

    @GET
    @Path("/bug")
    public String bug() {
        throw new IllegalStateException("secret of the house");
    }

    @GET
    @Path("/error")
    public String error() {
        throw new StackOverflowError("secret of the house");
    }

    @GET
    @Path("/stored-json")
    public Uni<Order> storedJson() throws Exception {
        new com.fasterxml.jackson.databind.ObjectMapper().readValue("{\"secret\":1}", Order.class);
        throw new AssertionError();
    }

    @GET
    @Path("/private")
    @PermissionsAllowed("orders:read")
    public String secured() {
        return "\"ok\"";
    }

    /** Who asks, by what services know of a token. */
    record Caller(String id, String scopes) {}

    @GET
    @Path("/caller")
    @PermissionsAllowed("orders:read")
    public Caller caller() {
        return new Caller(token.getClaim("azp"), token.getClaim("scope"));
    }

    /** The trace of this request. */
    record Trace(String id, boolean recorded) {}

    @GET
    @Path("/trace")
    public Trace trace() {
        Span current = Span.current();
        return new Trace(current.getSpanContext().getTraceId(), current.isRecording());
    }
}
