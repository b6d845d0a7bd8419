package io.continuo.identity.privacy;

import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Nodes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/privacy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
class RequestResource {

    private final PrivacyRequests requests;
    private final Exporting exporting;
    private final Transactions transactions;

    RequestResource(PrivacyRequests requests, Exporting exporting, Transactions transactions) {
        this.requests = requests;
        this.exporting = exporting;
        this.transactions = transactions;
    }

    @GET
    @Path("/requests/{id}")
    @PermissionsAllowed("privacy:admin")
    @Operation(summary = "Read how far an erasure or export is")
    @APIResponse(responseCode = "404", description = "No request has this id")
    public Uni<RequestView> request(@PathParam("id") String id) {
        UUID wanted = parse(id);
        return transactions
                .read(client -> requests.find(client, wanted))
                .map(found -> found.map(RequestView::from).orElseThrow(RequestResource::unknownRequest));
    }

    @GET
    @Path("/exports/{id}/identity")
    @PermissionsAllowed("privacy:admin")
    @Operation(
            summary = "Fetch this service's part of an export",
            description = "Identifiers, traits with their sources, consents with their proof, evidence and merges.")
    @APIResponse(responseCode = "404", description = "No export has this id, or it is too long ago")
    @APIResponse(responseCode = "410", description = "The person was erased meanwhile")
    public Uni<Map<String, Object>> document(@PathParam("id") String id) {
        UUID wanted = parse(id);
        return transactions
                .read(client -> exporting.document(client, wanted))
                .map(found -> found.orElseThrow(RequestResource::unknownRequest));
    }

    private static UUID parse(String id) {
        return Nodes.parse(id).orElseThrow(RequestResource::unknownRequest);
    }

    private static RuntimeException unknownRequest() {
        return Problems.of(IdentityProblem.UNKNOWN_PRIVACY_REQUEST, "No such request, or it is too long ago.");
    }
}
