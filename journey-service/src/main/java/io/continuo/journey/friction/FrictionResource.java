package io.continuo.journey.friction;

import io.continuo.http.Paging;
import io.continuo.journey.query.CustomerList;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What hurts over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/friction")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Friction", description = "Where journeys hurt")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class FrictionResource {

    private final Frictions frictions;
    private final InstantSource clock;

    FrictionResource(Frictions frictions, InstantSource clock) {
        this.frictions = frictions;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Where journeys hurt",
            description = "Loops, dead ends, repeated contacts, slow waits, errors, and customers who are lost after a"
                    + " hand-off, by where; ranked by customers × harm.")
    @APIResponse(responseCode = "200", description = "The places, the worst first")
    public FrictionView friction(@BeanParam FrictionRequest request, @Context UriInfo asked) {
        int most = request.most();
        return FrictionView.of(
                frictions.find(request.toQuery(clock.instant())), most, new SpotPath(asked.getRequestUri()));
    }

    @GET
    @Path("/customers")
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Whom it hurts",
            description = "The customers behind a place, by id; asked with the parameters of the figure, and with those"
                    + " that name the place.")
    @APIResponse(responseCode = "200", description = "A page of customers")
    public CustomerList customers(
            @BeanParam FrictionRequest request,
            @QueryParam("touchpoint") @Nullable @Parameter(description = "Type of the contact; any when absent")
                    String touchpoint,
            @QueryParam("channel") @Nullable @Parameter(description = "Any when absent") String channel,
            @QueryParam("before")
                    @Nullable
                    @Parameter(
                            description = "Of loops the other type, of hand-offs and repeated contacts the channel"
                                    + " before; any when absent")
                    String before,
            @BeanParam @Valid Paging paging) {
        FrictionQuery query = request.toQuery(clock.instant());
        SpotFilter place = new SpotFilter(touchpoint, channel, before);
        return CustomerList.of(frictions.whom(query, place, CustomerList.after(paging), paging.fetch()), paging);
    }
}
