package io.continuo.inventory.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Refusals;
import io.continuo.inventory.stock.LineSplitter.Line;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Movements by the thousand, streamed both ways: a chunk of lines is read, applied in one transaction and answered
 * before the next one is read, so memory is bounded and a slow reader slows the sender down.
 *
 * <p>A chunk is kept under the request's key and its place. The same upload again answers what is done already and goes
 * on where it stopped. The first chunk that fails ends the answer, because later lines may build on earlier ones.
 */
@Singleton
class BulkMovements {

    private static final Logger LOG = Logger.getLogger(BulkMovements.class);

    /** Bytes; longer than any movement. */
    private static final int LONGEST_LINE = 16 * 1024;

    private final Stocking stocking;
    private final BulkLines lines;
    private final int chunk;

    BulkMovements(Stocking stocking, BulkLines lines, InventoryConfig config) {
        this.stocking = stocking;
        this.lines = lines;
        this.chunk = config.bulkChunk();
    }

    /**
     * What became of a line.
     *
     * @param line from 1
     * @param status {@code accepted}; {@code rejected} for good; {@code failed} where the upload ended and is to be sent
     *     again from the start with the same key
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineResult(
            long line,
            String status,
            @Nullable StockView stock,
            @Nullable HttpProblem problem) {

        static LineResult rejected(long line, HttpProblem problem) {
            return new LineResult(line, "rejected", null, problem);
        }
    }

    /**
     * Lines of results, a chunk at a time; the last one is without its line end. Fails where not even the first chunk
     * could be done, so that the answer says so by its status.
     */
    Multi<String> apply(KeyedRequest key, HttpServerRequest request, String actor) {
        AtomicLong answered = new AtomicLong();
        return lines(request)
                .group()
                .intoLists()
                .of(chunk)
                .onItem()
                .transformToUniAndConcatenate(lines -> apply(key, lines, actor)
                        .invoke(() -> answered.set(lines.getLast().number())))
                .onFailure(failure -> answered.get() > 0)
                .recoverWithItem(failure -> lines.json(failed(answered.get() + 1, failure)));
    }

    private static Multi<Line> lines(HttpServerRequest request) {
        LineSplitter splitter = new LineSplitter(LONGEST_LINE);
        return io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                .toMulti()
                .onItem()
                .transformToIterable(piece -> splitter.feed(piece.getBytes()))
                .onCompletion()
                .continueWith(splitter::end);
    }

    private Uni<String> apply(KeyedRequest key, List<Line> chunk, String actor) {
        List<BulkLines.Read> read =
                chunk.stream().map(line -> lines.read(line, actor)).toList();
        List<Movement> movements =
                read.stream().flatMap(BulkLines.Read::movements).toList();
        return stocking.move(lines.key(key, chunk), movements, outcomes -> lines.keep(results(read, outcomes)))
                .map(StoredAnswer::json);
    }

    private static List<LineResult> results(List<BulkLines.Read> read, List<Outcome<Stocking.Moved>> outcomes) {
        List<LineResult> results = new ArrayList<>();
        var decided = outcomes.iterator();
        for (BulkLines.Read line : read) {
            results.add(
                    switch (line) {
                        case BulkLines.Read.Refused(long number, HttpProblem problem) ->
                            LineResult.rejected(number, problem);
                        case BulkLines.Read.Understood(long number, Movement ignored) -> result(number, decided.next());
                    });
        }
        return results;
    }

    private static LineResult result(long line, Outcome<Stocking.Moved> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<Stocking.Moved>(Stocking.Moved moved) ->
                new LineResult(line, "accepted", StockView.from(moved.stock()), null);
            case Outcome.Refused<Stocking.Moved>(var reason) -> LineResult.rejected(line, Refusals.problem(reason));
        };
    }

    private static LineResult failed(long line, Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            return new LineResult(line, "failed", null, problem);
        }
        LOG.errorf(failure, "bulk upload failed line=%d", line);
        HttpProblem problem = Problems.of(
                StandardProblem.INTERNAL_ERROR, "The upload stopped here; send it again with the same key.");
        return new LineResult(line, "failed", null, problem);
    }
}
