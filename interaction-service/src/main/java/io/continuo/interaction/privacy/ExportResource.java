package io.continuo.interaction.privacy;

import io.continuo.events.PrivacyRequested;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionConfig;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** This service's part of an export. */
@Path("/api/privacy/exports/{requestId}/interaction")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy", description = "What is known of a person")
class ExportResource {

    private final PrivacyRequests requests;
    private final Keepers keepers;
    private final InstantSource clock;
    private final int max;

    ExportResource(PrivacyRequests requests, Keepers keepers, InstantSource clock, InteractionConfig config) {
        this.requests = requests;
        this.keepers = keepers;
        this.clock = clock;
        this.max = config.maxExported();
    }

    @GET
    @PermissionsAllowed("privacy:admin")
    @Operation(summary = "The person's touchpoints, cases and answers, for seven days after the request")
    @APIResponse(
            responseCode = "200",
            description =
                    "Everything, by kind; `incomplete` names the kinds of which there is more than an export holds")
    @APIResponse(responseCode = "404", description = "No export was requested by this id, or too long ago")
    public Uni<Map<String, Object>> export(@PathParam("requestId") String requestId) {
        return requests.find(requestId)
                .map(found -> found.filter(row -> row.kind() == PrivacyRequested.Kind.EXPORT)
                        .flatMap(PrivacyRow::past)
                        .filter(past -> past.until().isAfter(clock.instant().minus(PrivacyRequests.EXPORTED))))
                .map(ExportResource::required)
                .chain(past -> keepers.export(new Past(past.identifiers(), clock.instant()), max))
                .map(parts -> document(requestId, parts));
    }

    private static Past required(Optional<Past> past) {
        return past.orElseThrow(() ->
                Problems.of(StandardProblem.NOT_FOUND, "No export was requested by this id in the last seven days."));
    }

    private static Map<String, Object> document(String requestId, Keepers.Exported parts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("requestId", requestId);
        document.put("service", Requests.SERVICE);
        document.putAll(parts.byKind());
        document.put("incomplete", parts.incomplete());
        return document;
    }
}
