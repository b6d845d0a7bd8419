package io.continuo.journey.maps;

import io.continuo.events.Channel;
import io.continuo.events.Stage;
import io.continuo.http.FieldError;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.CustomerList;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Questions;
import io.continuo.journey.settings.Edition;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Journey maps as they live. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/maps/{name}/insights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journey maps")
@APIResponse(responseCode = "404", description = "No such map")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class InsightsResource {

    private final Maps maps;
    private final Answerer answerer;
    private final InstantSource clock;

    InsightsResource(Maps maps, Answerer answerer, InstantSource clock) {
        this.maps = maps;
        this.answerer = answerer;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "A map with live figures",
            description =
                    "Every cell that is drawn or has traffic: volume, customers, satisfaction, times, who is lost and"
                            + " who asks again, whether it is as expected and whether it is a critical point, and why; and where"
                            + " the map and what happens differ.")
    @APIResponse(responseCode = "200", description = "The map, with the partitions that are missing in it")
    public InsightsView insights(
            @PathParam("name") String name,
            @QueryParam("from") @Nullable @Parameter(description = "What happened before does not count") Instant from,
            @QueryParam("to") @Nullable @Parameter(description = "What happens from then on does not count") Instant to,
            @QueryParam("version") @Nullable @Parameter(description = "Of the map; the latest when absent")
                    Integer version) {
        Period period = Questions.period(from, to);
        Edition edition = maps.drawn().get(name, version);
        JourneyMap map = JourneyMap.of(edition);
        MapQuery query = MapQuery.of(period, clock.instant());
        Answered<MapCounts> answered = answerer.ask(query);
        Living living = new Living(map, answered.counts(), Heard.of(query, answered), customers(name, from, to));
        return InsightsView.of(name, edition.version(), map, living, answered.basis());
    }

    @GET
    @Path("/customers")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "Who was met in a cell", description = "By id; of drawn cells and of others.")
    @APIResponse(responseCode = "200", description = "A page of customers")
    public CustomerList customers(
            @PathParam("name") String name,
            @QueryParam("stage") @NotNull String stage,
            @QueryParam("channel") @NotNull Channel channel,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to,
            @BeanParam @Valid Paging paging) {
        maps.drawn().get(name, null);
        Period period = Questions.period(from, to);
        Place place = new Place(stage(stage), channel.name());
        return CustomerList.of(
                answerer.ask(new CellCustomersQuery(
                        place, period, clock.instant(), CustomerList.after(paging), paging.fetch())),
                paging);
    }

    private static Stage stage(String word) {
        List<FieldError> errors = new ArrayList<>();
        return Questions.choice("/stage", word, Stage.class, errors).orElseThrow(() -> Problems.invalid(errors));
    }

    private static String customers(String name, @Nullable Instant from, @Nullable Instant to) {
        return "/api/journeys/maps/" + name + "/insights/customers?" + (from == null ? "" : "from=" + from + "&")
                + (to == null ? "" : "to=" + to + "&");
    }
}
