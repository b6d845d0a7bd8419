package io.continuo.journey.alert;

import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.journey.settings.Caller;
import io.continuo.journey.settings.Edition;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Rules of alerts. */
@Path("/api/journeys/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Friction", description = "Where journeys hurt")
@APIResponse(responseCode = "503", description = "The rules are being read, or Kafka is away; ask again")
class AlertResource {

    private final Alerts alerts;
    private final Caller caller;

    AlertResource(Alerts alerts, Caller caller) {
        this.alerts = alerts;
        this.caller = caller;
    }

    /**
     * A rule, and what became of its last window.
     *
     * @param last null before the first window was judged
     */
    record AlertView(
            String name,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            AlertRule rule,
            @Nullable AlertState last) {}

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "The alerts, by name")
    public Page<AlertView> list(@BeanParam @Valid Paging paging) {
        return alerts.rules().all(paging, this::view);
    }

    @GET
    @Path("/{name}")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "An alert, and what became of its last window")
    @APIResponse(responseCode = "200", description = "The alert; the ETag is the version of its rule")
    @APIResponse(responseCode = "404", description = "No such alert")
    public RestResponse<AlertView> read(@PathParam("name") String name) {
        return tagged(alerts.rules().get(name, null));
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Set an alert",
            description = "When a kind of friction shows more often than is usual for that window of the week, it is an"
                    + " event on alerts.v1 and, where a `webhook` is named, a signed request.")
    @APIResponse(responseCode = "200", description = "The alert as it is now")
    @APIResponse(responseCode = "400", description = "The rule cannot be understood; `errors` says what to mend")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    public RestResponse<AlertView> put(
            @PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid AlertRule rule) {
        return tagged(alerts.put(name, ifMatch, caller.name(), rule));
    }

    @DELETE
    @Path("/{name}")
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Delete an alert",
            description = "With all its versions. An alert that is being delivered is not tried again.")
    @APIResponse(responseCode = "204", description = "There is no such alert any more")
    @APIResponse(responseCode = "404", description = "No such alert")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
        alerts.delete(name, ifMatch);
    }

    private RestResponse<AlertView> tagged(Edition edition) {
        return Etags.tagged(Response.Status.OK, view(edition), edition.version());
    }

    private AlertView view(Edition edition) {
        String name = edition.key().name();
        return new AlertView(
                name,
                edition.version(),
                edition.at(),
                edition.by(),
                Alerts.rule(edition),
                alerts.state(name).state());
    }
}
