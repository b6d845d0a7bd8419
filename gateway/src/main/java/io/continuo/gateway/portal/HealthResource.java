package io.continuo.gateway.portal;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where RudderStack's tools look before they send: whether events are taken, and nothing else of the suite. */
@Path("/health")
@Tag(name = "Portal")
class HealthResource {

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final String TAKES_EVENTS = "interaction";

    private final States states;

    HealthResource(States states) {
        this.states = states;
    }

    /** In RudderStack's words, capitals included. */
    record Health(String server, String acceptingEvents) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether events are taken, as RudderStack's server says it")
    @APIResponse(responseCode = "503", description = "Events are not taken now")
    public Uni<Health> health() {
        return states.latest().map(HealthResource::health);
    }

    private static Health health(Status status) {
        boolean takes = status.services().stream()
                .anyMatch(service ->
                        service.name().equals(TAKES_EVENTS) && service.state().equals("up"));
        if (!takes) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, "Events are not taken now.", AGAIN);
        }
        return new Health("UP", "TRUE");
    }
}
