package io.continuo.identity.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Ndjson;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Nodes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

@Path(ImportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
class ImportResource {

    static final String PATH = "/api/customers/imports";

    private static final String CSV = "text/csv";

    private final Receiving receiving;
    private final Imports imports;
    private final LineResults results;
    private final LineReader reader;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final ImportConfig config;
    private final ObjectMapper mapper;

    ImportResource(
            Receiving receiving,
            Imports imports,
            LineResults results,
            LineReader reader,
            IdempotencyKeys keys,
            Transactions transactions,
            ImportConfig config,
            ObjectMapper mapper) {
        this.receiving = receiving;
        this.imports = imports;
        this.results = results;
        this.reader = reader;
        this.keys = keys;
        this.transactions = transactions;
        this.config = config;
        this.mapper = mapper;
    }

    /** @param importId what to ask for progress and results */
    record ImportResponse(ImportId importId) {}

    /**
     * How far it is.
     *
     * @param state receiving, linking, matching or completed
     * @param read lines with data
     * @param linked of those accepted, how many are a customer who was there before
     * @param toReview of those accepted, about how many a steward is asked
     */
    record ProgressResponse(
            ImportId importId,
            String state,
            long read,
            long accepted,
            long rejected,
            long linked,
            long toReview,
            Instant createdAt,
            @Nullable Instant completedAt) {

        static ProgressResponse from(Imports.Progress progress) {
            return new ProgressResponse(
                    progress.id(),
                    progress.state(),
                    progress.read(),
                    progress.accepted(),
                    progress.rejected(),
                    progress.joined(),
                    progress.toReview(),
                    progress.createdAt(),
                    progress.completedAt());
        }
    }

    @POST
    @Consumes({Ndjson.TYPE, Ndjson.PLAIN, Ndjson.LINES})
    @NonBlocking
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Import customers, one JSON object a line",
            description = "Answers once all lines are durable; then they are applied. A broken line costs only itself. "
                    + "With an Idempotency-Key an upload that broke off goes on when it is sent again from its start.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Ndjson.TYPE, schema = @Schema(implementation = LineReader.LineBody.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    @APIResponse(responseCode = "413", description = "More lines or bytes than an import may have")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key belongs to another body")
    public Uni<Response> lines(RoutingContext request) {
        return receive(request, new NdjsonFormat(reader, config.maxLine().asLongValue()));
    }

    @POST
    @Consumes(CSV)
    @NonBlocking
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Import customers from a CSV with a header",
            description = "Columns source and sourceId; types of identifiers; any other is a trait (address.city).")
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportResponse.class)))
    public Uni<Response> table(RoutingContext request) {
        return receive(request, new CsvFormat(reader, mapper, config.maxLine().asLongValue()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("customers:read")
    @Operation(summary = "Read how far an import is")
    @APIResponse(responseCode = "404", description = "No import has this id")
    public Uni<ProgressResponse> progress(@PathParam("id") String id) {
        return find(id).map(ProgressResponse::from);
    }

    @GET
    @Path("/{id}/results")
    @Produces(Ndjson.TYPE)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Read what became of the lines of an import",
            description = "One JSON object a line, in order, for the lines applied so far.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = Ndjson.TYPE, schema = @Schema(implementation = LineResults.LineView.class)))
    @APIResponse(responseCode = "404", description = "No import has this id")
    public Multi<LineResults.LineView> results(
            @PathParam("id") String id, @QueryParam("after") @DefaultValue("0") long after) {
        return find(id).onItem().transformToMulti(found -> results.after(found, after));
    }

    private Uni<Response> receive(RoutingContext context, LineFormat format) {
        refuseEncoded(context);
        Optional<KeyedRequest> key = keys.optional("import");
        Multi<byte[]> body =
                HttpServerRequest.newInstance(context.request()).toMulti().map(piece -> piece.getBytes());
        return receiving
                .receive(key, body, format)
                // A caller whose connection closes while it sends never reads the answer.
                .onFailure()
                .invoke(() -> context.request().resume())
                .map(id -> Response.accepted(new ImportResponse(id))
                        .location(URI.create(PATH + "/" + id))
                        .build());
    }

    private static void refuseEncoded(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problems.of(StandardProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body without Content-Encoding.");
        }
    }

    private Uni<Imports.Progress> find(String id) {
        return Nodes.parse(id)
                .map(known -> transactions.read(client -> imports.find(client, new ImportId(known))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found ->
                        found.orElseThrow(() -> Problems.of(IdentityProblem.UNKNOWN_IMPORT, "No import has this id.")));
    }
}
