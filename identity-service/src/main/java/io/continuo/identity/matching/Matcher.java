package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.MatchMerging;
import io.continuo.identity.graph.MatchMerging.Fate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Matches records that are kept: reads those with rare keys in common, compares, decides, and writes merges and
 * questions at once. Everything is read and written in one transaction; only the merges lock anything, as late as
 * possible.
 */
@Singleton
class Matcher {

    /** What one transaction works on. */
    private record Batch(
            List<MatchRecord> records,
            Map<Long, MatchRecord> known,
            Collection<Pairing> pairs,
            Scoring scoring,
            int model) {}

    private final MatchRecords records;
    private final Models models;
    private final MatchMerging merging;
    private final Evidences evidences;
    private final MatchReviews reviews;
    private final Transactions transactions;
    private final MatchingConfig config;

    Matcher(
            MatchRecords records,
            Models models,
            MatchMerging merging,
            Evidences evidences,
            MatchReviews reviews,
            Transactions transactions,
            MatchingConfig config) {
        this.records = records;
        this.models = models;
        this.merging = merging;
        this.evidences = evidences;
        this.reviews = reviews;
        this.transactions = transactions;
        this.config = config;
    }

    /** Matches these, which are committed; what changes meanwhile keeps its turn. */
    Uni<List<Finding>> match(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transactions.run(tx -> records.count(tx, ids)).chain(() -> transactions.run(tx -> match(tx, ids)));
    }

    private Uni<List<Finding>> match(SqlConnection tx, Collection<Long> ids) {
        return read(tx, ids)
                .chain(batch -> company(tx, batch)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(company -> new Verdicts(config, batch.scoring(), company).judge(batch.pairs()))
                        .chain(result -> write(tx, batch, result))
                        .call(findings -> records.finish(tx, findings)));
    }

    private Uni<Batch> read(SqlConnection tx, Collection<Long> ids) {
        return records.load(tx, ids)
                .chain(batch -> records.candidates(tx, ids, config.largestBlock(), config.mostCandidates())
                        .chain(candidates -> records.load(tx, others(candidates, ids))
                                .chain(others -> models.current(tx)
                                        .chain(model -> records.terms(tx, batch)
                                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                                .map(terms -> compare(batch, others, candidates, model, terms))))));
    }

    private static Set<Long> others(List<MatchRecords.Candidate> candidates, Collection<Long> ids) {
        Set<Long> others =
                candidates.stream().map(MatchRecords.Candidate::other).collect(Collectors.toCollection(HashSet::new));
        others.removeAll(Set.copyOf(ids));
        return others;
    }

    private Batch compare(
            List<MatchRecord> batch,
            List<MatchRecord> others,
            List<MatchRecords.Candidate> candidates,
            Models.Current model,
            Terms terms) {
        Map<Long, MatchRecord> known = new HashMap<>();
        batch.forEach(record -> known.put(record.id(), record));
        others.forEach(record -> known.put(record.id(), record));
        Scoring scoring = new Scoring(model.model(), terms);
        Map<Set<Long>, Pairing> pairs = new LinkedHashMap<>();
        for (MatchRecords.Candidate candidate : candidates) {
            MatchRecord one = known.get(candidate.record());
            MatchRecord other = known.get(candidate.other());
            if (one != null && other != null && !one.customer().equals(other.customer())) {
                pairs.computeIfAbsent(Set.of(one.id(), other.id()), none -> Pairing.of(one, other, scoring));
            }
        }
        List<Pairing> likely = pairs.values().stream()
                .filter(pair -> pair.probability() >= config.reviewFrom())
                .toList();
        return new Batch(batch, known, likely, scoring, model.model().version());
    }

    /** All records of the customers that may be linked. */
    private Uni<List<MatchRecord>> company(SqlConnection tx, Batch batch) {
        Set<CustomerId> customers = new HashSet<>();
        for (Pairing pair : batch.pairs()) {
            if (pair.probability() >= config.linkFrom()) {
                customers.add(pair.one().customer());
                customers.add(pair.other().customer());
            }
        }
        return records.ofCustomers(tx, customers);
    }

    private Uni<List<Finding>> write(SqlConnection tx, Batch batch, Verdicts.Result result) {
        List<MatchMerging.Match> matches = result.links().stream()
                .map(pair -> new MatchMerging.Match(
                        pair.one().base(),
                        pair.other().base(),
                        pair.other().key().source()))
                .toList();
        return merging.merge(tx, matches).chain(fates -> {
            List<Verdicts.Question> questions = new ArrayList<>(result.questions());
            questions.addAll(clashing(result.links(), fates));
            return evidences
                    .add(tx, result.links(), fates, batch.model())
                    .chain(() -> reviews.ask(tx, questions, batch.model()))
                    .replaceWith(findings(batch, result.links(), fates, questions));
        });
    }

    /** Evidence that the identifiers of the two speak against is for a person to weigh. */
    private static List<Verdicts.Question> clashing(List<Pairing> links, List<Fate> fates) {
        List<Verdicts.Question> questions = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            if (fates.get(i) instanceof Fate.Clashing) {
                questions.add(new Verdicts.Question(links.get(i), Verdicts.Because.IDENTIFIERS));
            }
        }
        return questions;
    }

    private static List<Finding> findings(
            Batch batch, List<Pairing> links, List<Fate> fates, List<Verdicts.Question> questions) {
        Map<Long, Double> linked = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            if (fates.get(i) instanceof Fate.Made || fates.get(i) instanceof Fate.Needless) {
                best(linked, links.get(i));
            }
        }
        Map<Long, Double> asked = new HashMap<>();
        questions.forEach(question -> best(asked, question.pair()));
        return batch.records().stream()
                .map(record -> finding(record, linked.get(record.id()), asked.get(record.id())))
                .toList();
    }

    private static Finding finding(MatchRecord record, @Nullable Double linked, @Nullable Double asked) {
        if (linked != null) {
            return new Finding(record, Finding.Kind.LINKED, linked);
        }
        return asked == null
                ? new Finding(record, Finding.Kind.ALONE, 0)
                : new Finding(record, Finding.Kind.REVIEW, asked);
    }

    private static void best(Map<Long, Double> scores, Pairing pair) {
        scores.merge(pair.one().id(), pair.probability(), Math::max);
        scores.merge(pair.other().id(), pair.probability(), Math::max);
    }
}
