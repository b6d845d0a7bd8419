package io.continuo.interaction.privacy;

import com.fasterxml.jackson.databind.util.RawValue;
import io.continuo.events.PrivacyRequested;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** This service's part of an export. */
@Path("/api/privacy/exports/{requestId}/interaction")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy", description = "What is known of a person")
class ExportResource {

    private final PrivacyRequests requests;
    private final Keepers keepers;
    private final ExportDocument document;
    private final InstantSource clock;

    ExportResource(PrivacyRequests requests, Keepers keepers, ExportDocument document, InstantSource clock) {
        this.requests = requests;
        this.keepers = keepers;
        this.document = document;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("privacy:admin")
    @Operation(summary = "The person's touchpoints, cases and answers, for seven days after the request")
    @APIResponse(
            responseCode = "200",
            description = "Everything, by kind, as a stream; one that breaks off is not complete: ask again",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "No export was requested by this id, or too long ago")
    public RestMulti<RawValue> export(@PathParam("requestId") String requestId) {
        return RestMulti.fromMultiData(requests.find(requestId)
                        .map(found -> found.filter(row -> row.kind() == PrivacyRequested.Kind.EXPORT)
                                .flatMap(PrivacyRow::past)
                                .filter(past ->
                                        past.until().isAfter(clock.instant().minus(PrivacyRequests.EXPORTED))))
                        .map(ExportResource::required)
                        .onItem()
                        .transformToMulti(past ->
                                document.of(requestId, keepers.export(new Past(past.identifiers(), clock.instant())))))
                .encodeAsJsonArray(false)
                .build();
    }

    private static Past required(Optional<Past> past) {
        return past.orElseThrow(() ->
                Problems.of(StandardProblem.NOT_FOUND, "No export was requested by this id in the last seven days."));
    }
}
