package io.continuo.journey.stream;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.peer.Signature;
import io.continuo.journey.reading.NotServing;
import io.continuo.journey.row.JsonRow;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reads for other instances what is here. Not routed by the gateway. Blocks on the store, so it runs on worker threads. */
@Path(StoreReadResource.PATH)
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Produces(MediaType.APPLICATION_OCTET_STREAM)
class StoreReadResource {

    static final String PATH = "/internal/journeys/reads";
    static final int FOUND = 200;
    static final int NOTHING = 204;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Signature signature;
    private final KafkaJourneyStores stores;

    StoreReadResource(Signature signature, KafkaJourneyStores stores) {
        this.signature = signature;
        this.stores = stores;
    }

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Response read(RoutingContext request, byte[] body) {
        signature.check(request.request(), body);
        try {
            Object found = stores.readHere(JsonRow.read(body, StoreRead.class));
            return found == null
                    ? Response.noContent().build()
                    : Response.ok(JsonRow.write(found)).build();
        } catch (UncheckedIOException e) {
            throw Problems.of(StandardProblem.MALFORMED_BODY, "This is nothing that can be read.");
        } catch (NotServing e) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }
}
