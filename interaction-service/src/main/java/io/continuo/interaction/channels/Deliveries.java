package io.continuo.interaction.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.http.Ndjson;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Reported;
import io.continuo.interaction.ingestion.Reports;
import io.continuo.interaction.log.CallerContext;
import io.continuo.interaction.log.TraceContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes what a delivery tells in, piece by piece: the next one is read when the one before is acknowledged. */
@Singleton
class Deliveries {

    private final Reports reports;
    private final TraceContext trace;
    private final ObjectMapper mapper;

    Deliveries(Reports reports, TraceContext trace, ObjectMapper mapper) {
        this.reports = reports;
        this.trace = trace;
        this.mapper = mapper;
    }

    /** How many of a delivery became what. */
    record Counts(int accepted, int duplicate, int rejected) {}

    /** The answer to a delivery whose signature fits. Reads on a worker thread. */
    Uni<Response> take(ChannelAccount account, RawBody body) {
        Map<String, String> context = trace.headers();
        Told told = new Readable(account, body);
        boolean perLine = account.adapter().answersPerLine();
        return Uni.createFrom()
                .item(told::next)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallerContext.current())
                .repeat()
                .whilst(piece -> !piece.isEmpty())
                .onItem()
                .transformToUniAndConcatenate(piece -> reports.take(piece, account.source(), context))
                .collect()
                .in(() -> new Answer(perLine), (answer, results) -> answer.add(results, mapper))
                .map(Answer::toResponse);
    }

    /** Grows with the results. */
    private static final class Answer {

        private final Map<Reported.Status, Integer> counts = new EnumMap<>(Reported.Status.class);
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        private final boolean perLine;

        Answer(boolean perLine) {
            this.perLine = perLine;
        }

        void add(List<Reported> results, ObjectMapper mapper) {
            for (Reported result : results) {
                counts.merge(result.status(), 1, Integer::sum);
                if (perLine) {
                    write(result.view(), mapper);
                }
            }
        }

        private void write(ObjectNode result, ObjectMapper mapper) {
            try {
                lines.writeBytes(mapper.writeValueAsBytes(result));
                lines.write('\n');
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        Response toResponse() {
            return perLine
                    ? Response.ok(lines.toByteArray(), Ndjson.TYPE).build()
                    : Response.ok(
                                    new Counts(
                                            counts.getOrDefault(Reported.Status.ACCEPTED, 0),
                                            counts.getOrDefault(Reported.Status.DUPLICATE, 0),
                                            counts.getOrDefault(Reported.Status.REJECTED, 0)),
                                    MediaType.APPLICATION_JSON_TYPE)
                            .build();
        }
    }
}
