package io.continuo.identity.imports;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.continuo.identity.customer.Said;
import io.continuo.identity.customer.Traits;
import io.continuo.identity.graph.CustomerLock;
import io.continuo.identity.graph.Evidence;
import io.continuo.identity.graph.Linking;
import io.continuo.identity.graph.Resolution;
import io.continuo.identity.graph.Rule;
import io.continuo.identity.graph.Sighting;
import io.continuo.identity.matching.Matching;
import io.continuo.identity.matching.NewRecord;
import io.continuo.identity.vault.DataKey;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The first phase: what is certain. A chunk of a lane is resolved by its identifiers, its traits are kept and its results
 * are written in one transaction, so whatever ends the process, a line is applied once.
 */
@Singleton
class LinkPhase {

    private static final Logger LOG = Logger.getLogger(LinkPhase.class);

    private final Transactions transactions;
    private final LinkLanes lanes;
    private final LineReader reader;
    private final Linking linking;
    private final CustomerLock lock;
    private final Traits traits;
    private final Matching matching;
    private final int chunk;

    LinkPhase(
            Transactions transactions,
            LinkLanes lanes,
            LineReader reader,
            Linking linking,
            CustomerLock lock,
            Traits traits,
            Matching matching,
            ImportConfig config) {
        this.transactions = transactions;
        this.lanes = lanes;
        this.reader = reader;
        this.linking = linking;
        this.lock = lock;
        this.traits = traits;
        this.matching = matching;
        this.chunk = config.chunk();
    }

    /** A line with what became of it so far. */
    private record Work(
            long line,
            @Nullable ImportLine content,
            @Nullable HttpProblem problem,
            @Nullable Resolution resolution) {

        Work resolved(Resolution result) {
            return new Work(line, content, problem, result);
        }
    }

    /** Links a chunk; false where there is nothing to do. Fails only while the database does. */
    Uni<Boolean> step() {
        return linkChunk(chunk)
                .onFailure(LinkPhase::isOfTheLines)
                .invoke(failure -> LOG.warnf(
                        "chunk not applicable, going line by line; reason=%s",
                        failure.getClass().getSimpleName()))
                .onFailure(LinkPhase::isOfTheLines)
                .recoverWithUni(this::lineByLine);
    }

    /** As many as a chunk has, one of which cannot be applied: it alone is refused. */
    private Uni<Boolean> lineByLine() {
        return Multi.createBy()
                .repeating()
                .uni(() ->
                        linkChunk(1).onFailure(LinkPhase::isOfTheLines).recoverWithUni(failure -> refuseNext(failure)))
                .atMost(chunk)
                .collect()
                .last()
                .replaceWith(true);
    }

    private Uni<Boolean> linkChunk(int most) {
        return transactions.run(tx -> lanes.claim(tx)
                .chain(lane -> lane.isEmpty()
                        ? Uni.createFrom().item(false)
                        : lanes.open(tx, lane.get(), most)
                                .chain(open -> link(tx, lane.get(), open)
                                        .chain(results -> lanes.settle(tx, lane.get(), results, open.size() < most)))
                                .replaceWith(true)));
    }

    private Uni<Boolean> refuseNext(Throwable why) {
        LOG.errorf(why, "line of an import not applicable");
        HttpProblem problem = Problems.of(StandardProblem.INTERNAL_ERROR, "The line could not be applied.");
        return transactions.run(tx -> lanes.claim(tx)
                .chain(lane -> lane.isEmpty()
                        ? Uni.createFrom().item(false)
                        : lanes.open(tx, lane.get(), 1)
                                .map(open -> open.stream()
                                        .<LineResult>map(line -> new LineResult.Refused(line.line(), null, problem))
                                        .toList())
                                .chain(refused -> lanes.settle(tx, lane.get(), refused, refused.isEmpty()))
                                .replaceWith(true)));
    }

    private Uni<List<LineResult>> link(SqlConnection tx, Lane lane, List<LinkLanes.OpenLine> open) {
        List<Work> work = open.stream().map(line -> read(line, lane.key())).toList();
        List<Sighting> sightings =
                contents(work).map(content -> sighting(content, lane)).toList();
        if (sightings.isEmpty()) {
            return Uni.createFrom().item(results(work));
        }
        return linking.linkAllHeld(tx, sightings)
                .map(resolutions -> resolved(work, resolutions))
                .call(done -> keep(tx, lane, done))
                .map(LinkPhase::results);
    }

    private Work read(LinkLanes.OpenLine line, DataKey key) {
        try {
            return new Work(line.line(), reader.again(key.open(StagedLines.CONTENT, line.content())), null, null);
        } catch (HttpProblem refused) {
            // It was understood when it came, by rules that have changed since.
            return new Work(line.line(), null, refused, null);
        }
    }

    private static Sighting sighting(ImportLine line, Lane lane) {
        List<Identifier> identifiers = new ArrayList<>(line.identifiers());
        identifiers.add(Records.identifier(line.key()));
        Evidence evidence = new Evidence(Rule.SAME_RECORD, line.key().source(), null, lane.receivedAt());
        return new Sighting(identifiers, evidence, true, null);
    }

    private Uni<Void> keep(SqlConnection tx, Lane lane, List<Work> done) {
        List<Said> said = new ArrayList<>();
        List<NewRecord> records = new ArrayList<>();
        for (Work work : done) {
            if (work.content() != null && work.resolution() instanceof Resolution.Resolved resolved) {
                ImportLine line = work.content();
                CustomerId base = resolved.base();
                said.add(new Said(base, line.key().source(), line.traits(), lane.receivedAt()));
                records.add(new NewRecord(base, line.key(), line.traits(), lane.receivedAt()));
            }
        }
        Set<CustomerId> customers = done.stream()
                .map(Work::resolution)
                .flatMap(LinkPhase::customers)
                .collect(Collectors.toUnmodifiableSet());
        return traits.save(tx, said)
                .chain(() -> lock.touch(tx, customers))
                .chain(() -> matching.keepForLater(tx, records));
    }

    private static Stream<CustomerId> customers(@Nullable Resolution resolution) {
        return resolution instanceof Resolution.Resolved resolved ? Stream.of(resolved.customer()) : Stream.empty();
    }

    private static Stream<ImportLine> contents(List<Work> work) {
        return work.stream().map(Work::content).flatMap(Stream::ofNullable);
    }

    private static List<Work> resolved(List<Work> work, List<Resolution> resolutions) {
        var next = resolutions.iterator();
        return work.stream()
                .map(one -> one.content() == null ? one : one.resolved(next.next()))
                .toList();
    }

    private static List<LineResult> results(List<Work> work) {
        return work.stream().map(LinkPhase::result).toList();
    }

    private static LineResult result(Work work) {
        if (work.content() == null || !(work.resolution() instanceof Resolution.Resolved resolved)) {
            return new LineResult.Refused(work.line(), null, problem(work));
        }
        Identifier by = resolved.matchedBy();
        boolean known = by != null && by.type().equals(IdentifierType.SOURCE_RECORD);
        Label label = Label.of(work.content().key()).matchedBy(by == null ? null : by.key());
        LineStatus status = known ? LineStatus.UPDATED : LineStatus.ACCEPTED;
        return new LineResult.Linked(work.line(), status, resolved.base(), label, by != null && !known);
    }

    private static HttpProblem problem(Work work) {
        if (work.resolution() instanceof Resolution.Forgotten) {
            return Problems.of(
                    IdentityProblem.IDENTIFIER_ERASED,
                    "A person of one of the identifiers, or of this record, was erased, and an import has no date.");
        }
        return work.problem() == null
                ? Problems.of(StandardProblem.INTERNAL_ERROR, "The line could not be applied.")
                : work.problem();
    }

    private static boolean isOfTheLines(Throwable failure) {
        return !Transactions.isOutage(failure);
    }
}
