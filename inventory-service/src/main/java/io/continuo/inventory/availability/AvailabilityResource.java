package io.continuo.inventory.availability;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.inventory.Answers;
import io.continuo.inventory.catalog.ChannelId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Availability over HTTP. */
@Path("/api/inventory/availability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Availability", description = "What may be offered, and where")
class AvailabilityResource {

    /** It may be kept, and is asked about again each time: most times the answer is that nothing has changed. */
    private static final String CACHING = "private, no-cache";

    private final Offers offers;
    private final ObjectMapper mapper;

    AvailabilityResource(Offers offers, ObjectMapper mapper) {
        this.offers = offers;
        this.mapper = mapper;
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Available-to-promise by SKU, on a channel, at a node, near a place, for pickup")
    @APIResponseSchema(value = AvailabilityAnswer.Shape.class, responseCode = "200")
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with this tag")
    public Uni<Response> availability(
            @BeanParam SearchParameters parameters,
            @RestQuery @Nullable ChannelId channel,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return offers.find(channel, parameters.skus(), parameters.search())
                .map(found -> response(new AvailabilityAnswer(Answers.orThrow(found)), ifNoneMatch));
    }

    private Response response(AvailabilityAnswer answer, @Nullable String ifNoneMatch) {
        Response.ResponseBuilder response =
                answer.isKnown(ifNoneMatch) ? Response.notModified() : Response.ok(answer.json(mapper));
        return response.header(HttpHeaders.ETAG, answer.etag())
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }
}
