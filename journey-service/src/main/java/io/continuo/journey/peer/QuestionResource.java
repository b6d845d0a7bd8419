package io.continuo.journey.peer;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.QuestionKind;
import io.continuo.journey.query.QuestionKinds;
import io.continuo.journey.query.Scans;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.row.JsonRow;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Answers other instances for the partitions that are here. Not routed by the gateway; who is no instance is refused. Scans
 * block, so they run on worker threads.
 */
@Path("/internal/journeys/questions")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Produces(MediaType.APPLICATION_OCTET_STREAM)
class QuestionResource {

    static final int ANSWERED = 200;
    /** The journeys show that there is no answer: {@link Reason}. */
    static final int UNANSWERABLE = 422;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Signature signature;
    private final QuestionKinds kinds;
    private final Scans scans;
    private final Semaphore places;
    private final Duration patience;

    QuestionResource(Signature signature, QuestionKinds kinds, Scans scans, JourneyConfig config) {
        this.signature = signature;
        this.kinds = kinds;
        this.scans = scans;
        this.places = new Semaphore(config.columns().questions());
        this.patience = config.peers().timeout().dividedBy(2);
    }

    /** Where another instance is asked. */
    static String target(QuestionKind kind, List<Integer> partitions) {
        return "/internal/journeys/questions/" + kind.name() + "?version=" + kind.version() + "&partitions="
                + partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Why there is no answer. */
    record Reason(String pointer, String detail) {

        Unanswerable toUnanswerable() {
            return new Unanswerable(pointer, detail);
        }
    }

    @POST
    @Path("/{kind}")
    @PermitAll
    @Operation(hidden = true)
    public Response answer(
            @PathParam("kind") String name,
            @QueryParam("version") int version,
            @QueryParam("partitions") @DefaultValue("") String partitions,
            RoutingContext request,
            byte[] body)
            throws InterruptedException {
        signature.check(request.request(), body);
        QuestionKind kind = kinds.named(name, version)
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "This kind of question is not known here."));
        Question<?> question = read(body, kind);
        List<Integer> numbers = numbers(partitions);
        if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "Too many questions are being answered.", RETRY_AFTER);
        }
        try {
            return Response.ok(answer(question, numbers)).build();
        } catch (Unanswerable e) {
            return Response.status(UNANSWERABLE)
                    .entity(JsonRow.write(new Reason(e.pointer(), e.detail())))
                    .build();
        } finally {
            places.release();
        }
    }

    private static List<Integer> numbers(String partitions) {
        try {
            return Arrays.stream(partitions.split(",")).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw Problems.invalid("/partitions", "numbers of partitions, separated by commas");
        }
    }

    private <P extends Partial<P>> byte[] answer(Question<P> question, List<Integer> numbers) {
        return ShareBytes.write(scans.ask(question, numbers));
    }

    private static Question<?> read(byte[] body, QuestionKind kind) {
        try {
            return JsonRow.read(body, kind.type());
        } catch (UncheckedIOException e) {
            throw Problems.of(StandardProblem.MALFORMED_BODY, "This is no question of its kind.");
        }
    }
}
