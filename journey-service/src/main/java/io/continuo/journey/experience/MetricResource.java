package io.continuo.journey.experience;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures of customer experience over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experience", description = "How customers find it: satisfaction, effort, times")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class MetricResource {

    private final Measuring measuring;
    private final InstantSource clock;

    MetricResource(Measuring measuring, InstantSource clock) {
        this.measuring = measuring;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "A figure of customer experience",
            description =
                    "End to end, and for each of what it is asked `by`: the value, how many answers, cases or times"
                            + " it rests on, and its 95 % interval; with an `interval` also its trend. Skipped questions"
                            + " are in no denominator, and where there is nothing to go by the status is `no_data`.")
    @APIResponse(responseCode = "200", description = "The figure")
    public MetricView metrics(@BeanParam MetricRequest request) {
        return MetricView.of(measuring.measure(request.toQuery(clock.instant())));
    }
}
