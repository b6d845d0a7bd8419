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
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the body of the current request within its bounds, and holds its place until the answer is known. */
@RequestScoped
class Intake {

    /** What a body that cannot be packed grows by when it is. */
    private static final int PACKING = 4096;

    /** What a body is held as while it is taken in, in terms of its bytes: itself, its tree, and what is sent. */
    private static final int HELD = 6;

    /** How much larger a batch may be with each event's share of the envelope. */
    private static final int TOGETHER = 8;

    /** For a whole stream, with what is done about it meanwhile. */
    private static final Duration STREAMED = Duration.ofMinutes(2);

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

    /** For a batch whose events share what their envelope says. */
    TrackingBody.Bounds batchBounds() {
        return new TrackingBody.Bounds(
                limits.maxBatchItems(),
                limits.maxEvent().asLongValue(),
                TOGETHER * limits.maxBatch().asLongValue());
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
        return whole((body, room) -> work.apply(body));
    }

    /** The same for work that may come to hold more than the body lets expect. */
    <T> Uni<T> whole(BiFunction<byte[], Budget.Room, Uni<T>> work) {
        long limit = limits.maxBatch().asLongValue();
        long declared = declaredLength();
        if (declared > limit) {
            throw Bodies.tooLarge(limit);
        }
        String encoding = encoding();
        return admission
                .bodies()
                .during(
                        declared < 0 ? limit : declared,
                        room -> IncomingBody.of(context, limit + PACKING)
                                .emitOn(CallerContext.blocking())
                                .chain(body -> work.apply(unpacked(body, encoding, room), room)));
    }

    /** Packed or not shows only now, whatever the request's headers say. */
    private byte[] unpacked(byte[] body, @Nullable String encoding, Budget.Room room) {
        long limit = limits.maxBatch().asLongValue();
        if (Bodies.isPacked(body)) {
            room.holdAtLeast(limit);
        }
        byte[] whole = Bodies.read(new ByteArrayInputStream(body), encoding, limit);
        room.holdAtLeast(HELD * (long) whole.length);
        return whole;
    }

    /** A body that is read line by line; only as much as a chunk of it is in memory. */
    <T> Uni<T> lines(InputStream body, Function<Lines, Uni<T>> work) {
        return admission.streams().during(Lines.MEMORY, room -> {
            try {
                return work.apply(new Lines(Bodies.unpacked(new Punctual(body, STREAMED), encoding()), limits));
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
