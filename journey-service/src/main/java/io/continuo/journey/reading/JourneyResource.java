package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.customer.Journey;
import io.continuo.journey.placement.Touch;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Journeys of customers and the evidence behind purchases. Reads block on the store, so they run on worker threads. */
@Path("/api/journeys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journeys", description = "Every customer's path over all channels and stages")
@APIResponse(responseCode = "503", description = "Journeys are being restored; ask again after Retry-After")
class JourneyResource {

    static final String ORDER =
            "The order's id where the path has `-`, for ids with a slash, a backslash or a semicolon";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String IN_QUERY = "-";
    private static final String PAGE = "Touchpoints in a page; a journey mostly fits into one";

    private final Journeying journeying;
    private final Newcomers newcomers;
    private final InstantSource clock;

    JourneyResource(Journeying journeying, Newcomers newcomers, InstantSource clock) {
        this.journeying = journeying;
        this.newcomers = newcomers;
        this.clock = clock;
    }

    @GET
    @Path("/customers/{id}")
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "One customer's journey",
            description =
                    "The latest touchpoints, oldest first, with how long it was to each since the contact before, and"
                            + " the hand-offs, purchases, cases and answers to surveys among them; `next`"
                            + " leads to the touchpoints before. An id that was merged away answers with its survivor. A"
                            + " customer who was created a moment ago is waited for, up to two seconds.")
    @APIResponse(responseCode = "200", description = "The journey")
    @APIResponse(responseCode = "404", description = "No such customer")
    @Blocking
    public Uni<JourneyView> customer(
            @PathParam("id") CustomerId id,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(Paging.MAX_LIMIT) @Parameter(description = PAGE)
                    int limit,
            @QueryParam("cursor") @Nullable @Parameter(description = "`next` of the page before") String cursor) {
        Position before = Position.read(new Paging(limit, cursor));
        return newcomers
                .soon(id, () -> journeying.journeyOf(id))
                .onFailure(NotServing.class)
                .transform(JourneyResource::later)
                .map(answer -> page(found(answer), before, limit));
    }

    private JourneyView page(Journey journey, Position before, int limit) {
        return JourneyView.of(journey, StepPage.before(journey.noticed(), before, limit), now());
    }

    @GET
    @Path("/purchases/{orderId}/evidence")
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "What led to a purchase",
            description =
                    "The buyer's touchpoints up to the purchase, oldest first, each with the identifier type that"
                            + " binds it to the buyer, how much that is worth, and the version of the identity map that says so.")
    @APIResponse(responseCode = "200", description = "The evidence")
    @APIResponse(responseCode = "404", description = "No journey has this purchase")
    public EvidenceView evidence(
            @PathParam("orderId") String orderId,
            @QueryParam("orderId") @Size(max = Touch.MAX_ORDER_ID) @Parameter(description = ORDER) @Nullable
                    String named,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(Paging.MAX_LIMIT) @Parameter(description = PAGE)
                    int limit,
            @QueryParam("cursor") @Nullable @Parameter(description = "`next` of the page before") String cursor) {
        Position after = Position.read(new Paging(limit, cursor));
        Evidence evidence = answered(() -> journeying.evidenceOf(order(orderId, named)));
        return EvidenceView.of(evidence, StepPage.after(evidence.steps(), after, limit), now());
    }

    private Instant now() {
        return clock.instant();
    }

    /** The order's id of the path; or, where that is {@value #IN_QUERY}, of the query: not every id goes into a path. */
    static String order(String inPath, @Nullable String inQuery) {
        return inPath.equals(IN_QUERY) && inQuery != null ? inQuery : inPath;
    }

    static <T> T answered(Supplier<Answer<T>> question) {
        try {
            return found(question.get());
        } catch (NotServing e) {
            throw later(e);
        }
    }

    private static <T> T found(Answer<T> answer) {
        return switch (answer) {
            case Answer.Found<T>(T value) -> value;
            case Answer.Refused<T>(Rejected why) -> throw Problems.of(StandardProblem.NOT_FOUND, detail(why));
        };
    }

    private static HttpProblem later(Throwable notServing) {
        return Problems.retryLater(StandardProblem.UNAVAILABLE, String.valueOf(notServing.getMessage()), RETRY_AFTER);
    }

    private static String detail(Rejected why) {
        return switch (why) {
            case UNKNOWN_CUSTOMER -> "No customer has this id. Resolve an identifier to get one.";
            case UNKNOWN_PURCHASE -> "No journey has a purchase with this order id.";
        };
    }
}
