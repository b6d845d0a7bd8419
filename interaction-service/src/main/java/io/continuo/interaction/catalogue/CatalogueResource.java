package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The event catalogue: the standard names and those of the deployment. */
@Path("/api/touchpoints/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Event catalogue", description = "Types of touchpoints and the schemas of their properties")
class CatalogueResource {

    private static final int LONGEST_NAME = 200;

    private final Catalogue catalogue;
    private final Cataloguing cataloguing;
    private final JsonWebToken token;

    CatalogueResource(Catalogue catalogue, Cataloguing cataloguing, JsonWebToken token) {
        this.catalogue = catalogue;
        this.cataloguing = cataloguing;
        this.token = token;
    }

    /**
     * What an entry is to be.
     *
     * @param schema JSON Schema, draft 2020-12, of the touchpoint's properties; absent: the versions stay as they are
     */
    record EntryRequest(
            @Nullable @Size(max = 1_000) String description,
            @Nullable Stage stage,
            @NotNull Policy policy,
            @Nullable JsonNode schema) {

        /** Its numbers as they are stored, so that the same schema is recognised. */
        @Nullable
        JsonNode givenSchema() {
            return schema == null || schema.isNull() ? null : EventJson.read(schema.toString(), JsonNode.class);
        }
    }

    /**
     * An entry in a list.
     *
     * @param newest the number of the newest schema; absent where the type has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String type,
            @Nullable String description,
            @Nullable Stage stage,
            Policy policy,
            @Nullable Integer newest) {

        static Summary from(EventType type) {
            return new Summary(
                    type.name(),
                    type.description(),
                    type.stage(),
                    type.policy(),
                    type.newest().map(SchemaVersion::number).orElse(null));
        }
    }

    /** One version of a schema; 0 is the one that comes with the service. */
    record VersionView(int version, JsonNode schema, Instant at, String by) {

        static VersionView from(SchemaVersion version) {
            return new VersionView(version.number(), version.schema(), version.at(), version.by());
        }
    }

    /** An entry with all versions of its schema, the newest last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String type,
            @Nullable String description,
            @Nullable Stage stage,
            Policy policy,
            List<VersionView> versions) {

        static Entry from(EventType type) {
            return new Entry(
                    type.name(),
                    type.description(),
                    type.stage(),
                    type.policy(),
                    type.versions().stream().map(VersionView::from).toList());
        }
    }

    @GET
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "All known types by name, without their schemas")
    public Page<Summary> list(@BeanParam @Valid Paging paging) {
        Optional<String> after = paging.after(1, cursor -> cursor.parts().getFirst());
        List<EventType> types = catalogue.known().all().values().stream()
                .map(KnownTypes.Checked::type)
                .filter(type -> after.isEmpty() || type.name().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(EventType::name))
                .limit(paging.fetch())
                .toList();
        return Page.of(types, paging, type -> Cursor.of(type.name()), Summary::from);
    }

    @GET
    @Path("entry")
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "The same as by its path, of a type whose name cannot stand in one, such as with a slash")
    public RestResponse<Entry> named(@QueryParam("type") @NotBlank @Nullable String name) {
        return entry(Objects.requireNonNull(name));
    }

    @PUT
    @Path("entry")
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "The same as by its path, of a type whose name cannot stand in one, such as with a slash")
    public Uni<RestResponse<Entry>> putNamed(
            @QueryParam("type") @NotBlank @Nullable String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid EntryRequest body) {
        return put(Objects.requireNonNull(name), ifMatch, body);
    }

    @GET
    @Path("{type}")
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "A type with the versions of its schema")
    public RestResponse<Entry> entry(@PathParam("type") String name) {
        EventType type = known(name);
        return Etags.tagged(Response.Status.OK, Entry.from(type), type.version());
    }

    @GET
    @Path("{type}/versions/{version}")
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "One version of a type's schema; it never changes")
    public VersionView version(@PathParam("type") String name, @PathParam("version") int version) {
        return known(name)
                .numbered(version)
                .map(VersionView::from)
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "The type has no such version."));
    }

    @PUT
    @Path("{type}")
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Say what a type is; another schema becomes its next version, in force within a second")
    public Uni<RestResponse<Entry>> put(
            @PathParam("type") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid EntryRequest body) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Problems.invalid("/type", "1 to " + LONGEST_NAME + " characters, without control characters");
        }
        String by = Optional.ofNullable(token.<String>getClaim(Claims.azp)).orElse("unknown");
        Cataloguing.Wish wish = new Cataloguing.Wish(
                name.strip(), body.description(), body.stage(), body.policy(), body.givenSchema(), by);
        return cataloguing
                .put(wish, ifMatch)
                .map(type -> Etags.tagged(Response.Status.OK, Entry.from(type), type.version()));
    }

    private EventType known(String name) {
        return catalogue
                .known()
                .named(name)
                .map(KnownTypes.Checked::type)
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "The catalogue has no such type."));
    }
}
