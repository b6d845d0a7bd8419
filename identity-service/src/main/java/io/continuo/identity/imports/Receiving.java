package io.continuo.identity.imports;

import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.identity.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes bodies in: a chunk of lines is durable before the next one is read, so memory is bounded and a fast sender is
 * slowed down.
 *
 * <p>Nothing of a body is applied before all of it is there. One that breaks off is gone on with by the same request,
 * where it had an Idempotency-Key, and else discarded.
 */
@Singleton
class Receiving {

    private static final Logger LOG = Logger.getLogger(Receiving.class);

    private final Transactions transactions;
    private final Imports imports;
    private final StagedLines lines;
    private final ImportWorker worker;
    private final ImportConfig config;
    private final InstantSource clock;

    Receiving(
            Transactions transactions,
            Imports imports,
            StagedLines lines,
            ImportWorker worker,
            ImportConfig config,
            InstantSource clock) {
        this.transactions = transactions;
        this.imports = imports;
        this.lines = lines;
        this.worker = worker;
        this.config = config;
        this.clock = clock;
    }

    /** Fails with a problem where nothing of the body can be read, or more of it came than an import may have. */
    Uni<ImportId> receive(Optional<KeyedRequest> request, Multi<byte[]> body, LineFormat format) {
        String key = request.map(keyed -> keyed.caller() + "\n" + keyed.key()).orElse(null);
        return transactions
                .run(tx -> imports.begin(tx, key, clock.instant(), config.silence()))
                .chain(reception -> receive(reception, body, format));
    }

    private Uni<ImportId> receive(Reception reception, Multi<byte[]> body, LineFormat format) {
        return records(bounded(body), format.splitter())
                .group()
                .intoLists()
                .of(config.chunk())
                .onItem()
                .transformToUniAndConcatenate(chunk -> stage(reception, chunk, format))
                .collect()
                .last()
                .chain(() -> complete(reception))
                .onCancellation()
                .call(() -> breakOff(reception))
                .onFailure()
                .call(failure -> breakOff(reception));
    }

    private Multi<byte[]> bounded(Multi<byte[]> body) {
        long most = config.maxBody().asLongValue();
        long[] sum = new long[1];
        return body.invoke(piece -> {
            sum[0] += piece.length;
            if (sum[0] > most) {
                throw tooLarge("An import has at most " + most + " bytes; send it in parts.");
            }
        });
    }

    private static Multi<RawRecord> records(Multi<byte[]> body, RecordSplitter splitter) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        body.onItem().transformToIterable(splitter::feed),
                        Multi.createFrom().deferred(() -> Multi.createFrom().iterable(splitter.end())));
    }

    private Uni<Void> stage(Reception reception, List<RawRecord> chunk, LineFormat format) {
        List<ReadLine> fresh = reception.take(chunk, format);
        if (reception.records() > config.maxLines()) {
            throw tooLarge("An import has at most " + config.maxLines() + " lines; send it in parts.");
        }
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long rejected =
                fresh.stream().filter(ReadLine.Refused.class::isInstance).count();
        return transactions.run(tx -> imports.grow(tx, reception, fresh.size(), rejected, clock.instant())
                .chain(() -> lines.add(tx, reception, fresh)));
    }

    private Uni<ImportId> complete(Reception reception) {
        reception.end();
        if (reception.records() == 0) {
            throw LineReader.malformed("Send at least one line; there was none.");
        }
        return reception.isComplete()
                ? Uni.createFrom().item(reception.id())
                : transactions
                        .run(tx -> imports.complete(tx, reception, clock.instant()))
                        .invoke(worker::wake)
                        .replaceWith(reception.id());
    }

    /** What failed before is what the caller is told; that the upload is over is also seen by its silence. */
    private Uni<Void> breakOff(Reception reception) {
        return transactions
                .read(client -> imports.breakOff(client, reception, clock.instant()))
                .onFailure()
                .invoke(failure -> LOG.warnf("broken upload not marked; reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static RuntimeException tooLarge(String detail) {
        return Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, detail);
    }
}
