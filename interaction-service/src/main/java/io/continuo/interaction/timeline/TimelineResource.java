package io.continuo.interaction.timeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Stage;
import io.continuo.events.TouchpointRecorded;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.people.Newcomers;
import io.continuo.interaction.people.Person;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Timeline", description = "What happened with a customer, on every channel")
class TimelineResource {

    private final Newcomers newcomers;
    private final Timeline timeline;

    TimelineResource(Newcomers newcomers, Timeline timeline) {
        this.newcomers = newcomers;
        this.timeline = timeline;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(summary = "Touchpoints of a customer, newest first; an absorbed id shows its survivor's")
    public Uni<Page<Shown>> timeline(
            @PathParam("id") String id,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("type") @Nullable String type,
            @BeanParam @Valid Paging paging) {
        Filter filter = filter(channel, stage, type);
        Walk.Request request = new Walk.Request(filter, paging.limit(), paging.after(Position.PARTS, Position::from));
        return person(id).chain(person -> timeline.of(person, request)).map(TimelineResource::shown);
    }

    private Uni<Person> person(String id) {
        if (id.isBlank() || id.length() > 64) {
            throw Problems.of(StandardProblem.NOT_FOUND, "No customer has an id like this.");
        }
        return newcomers.known(new CustomerId(id));
    }

    private static Page<Shown> shown(Page<Entry> page) {
        return new Page<>(
                page.items().stream().map(entry -> new Shown(entry.json())).toList(), page.next());
    }

    /** A touchpoint whose JSON this service wrote and stored, so that it is neither read nor written again. */
    @Schema(implementation = TouchpointRecorded.class)
    record Shown(@JsonValue @JsonRawValue String json) {}

    private static Filter filter(@Nullable String channel, @Nullable String stage, @Nullable String type) {
        if (channel != null && !Channel.isValid(channel)) {
            throw Problems.invalid("/channel", "not a channel");
        }
        if (stage != null
                && Arrays.stream(Stage.values()).map(Stage::name).noneMatch(stage.toUpperCase(Locale.ROOT)::equals)) {
            throw Problems.invalid("/stage", "one of awareness, consideration, purchase, service, advocacy");
        }
        return new Filter(channel, stage == null ? null : stage.toLowerCase(Locale.ROOT), type);
    }
}
