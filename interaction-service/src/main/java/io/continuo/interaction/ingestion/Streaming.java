package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.interaction.log.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes a stream in chunk by chunk: the next one is read when the one before is acknowledged, so a fast sender is slowed
 * down and memory is bounded. A chunk is read and judged on a worker thread, so that other requests do not wait for it.
 *
 * <p>The results are sent at the end. A client that sends everything before it reads would otherwise block itself, and a
 * broker that goes away in the middle could not be told by status any more.
 */
@Singleton
class Streaming {

    private final Ingestion ingestion;
    private final ObjectMapper mapper;

    Streaming(Ingestion ingestion, ObjectMapper mapper) {
        this.ingestion = ingestion;
        this.mapper = mapper;
    }

    /** One line of JSON per item, in order. */
    Uni<byte[]> take(Lines lines, Arrival arrival) {
        AtomicInteger taken = new AtomicInteger();
        return Uni.createFrom()
                .item(lines::nextChunk)
                .runSubscriptionOn(CallerContext.blocking())
                .repeat()
                .whilst(chunk -> !chunk.isEmpty())
                .onItem()
                .transformToUniAndConcatenate(chunk -> take(chunk, arrival.behind(taken.getAndAdd(chunk.size()))))
                .collect()
                .in(ByteArrayOutputStream::new, this::write)
                .map(ByteArrayOutputStream::toByteArray);
    }

    private Uni<List<ItemResult>> take(List<Lines.Line> chunk, Arrival arrival) {
        return ingestion.take(NativeBody.lines(chunk, arrival), arrival.trace());
    }

    private void write(ByteArrayOutputStream out, List<ItemResult> results) {
        try {
            for (ItemResult result : results) {
                out.writeBytes(mapper.writeValueAsBytes(result.view()));
                out.write('\n');
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
