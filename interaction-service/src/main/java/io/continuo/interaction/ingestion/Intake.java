package io.continuo.interaction.ingestion;

import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.log.CallerContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the body of the current request within its bounds, and holds its place until the answer is known. */
@RequestScoped
class Intake {

    /** What a body that cannot be packed grows by when it is. */
    private static final int PACKING = 4096;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final Admission admission;
    private final InteractionConfig.Ingestion limits;

    Intake(RoutingContext context, Admission admission, InteractionConfig config) {
        this.context = context;
        this.request = context.request();
        this.admission = admission;
        this.limits = config.ingestion();
    }

    /** Items in one batch or array. */
    int maxItems() {
        return limits.maxBatchItems();
    }

    /**
     * A body that is read as a whole, on the event loop; the work is done on a thread that may be busy for a while.
     *
     * <p>Fails with {@code payload-too-large}, {@code malformed-body}, {@code unsupported-media-type} or {@code
     * request-timeout}.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code too-many-requests}
     */
    <T> Uni<T> whole(Function<byte[], Uni<T>> work) {
        long limit = limits.maxBatch().asLongValue();
        long declared = declaredLength();
        if (declared > limit) {
            throw Bodies.tooLarge(limit);
        }
        String encoding = encoding();
        return admission.during(
                declared < 0 ? limit : declared,
                () -> IncomingBody.of(context, limit + PACKING)
                        .emitOn(CallerContext.blocking())
                        .chain(body -> work.apply(Bodies.read(new ByteArrayInputStream(body), encoding, limit))));
    }

    /** A body that is read line by line; only as much as a chunk of it is in memory. */
    <T> Uni<T> lines(InputStream body, Function<Lines, Uni<T>> work) {
        return admission.during(Lines.MEMORY, () -> {
            try {
                return work.apply(new Lines(Bodies.unpacked(body, encoding()), limits));
            } catch (IOException e) {
                throw Bodies.broken(e);
            }
        });
    }

    /** Before unpacking; -1 where only reading it can tell. */
    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || encoding() != null ? -1 : Long.parseLong(length);
    }

    private @Nullable String encoding() {
        return request.getHeader(HttpHeaders.CONTENT_ENCODING);
    }
}
