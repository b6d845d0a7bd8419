package io.continuo.journey.query;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.columns.Partitions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers questions over all journeys: asks the partitions that are here and the instances that have the others, adds up
 * what they say, and names what is missing: who cannot be asked, and who still has older stage rules. The answer does not depend on which instance has which partition.
 */
public final class Answerer implements Answering {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Scans scans;
    private final Elsewhere elsewhere;
    private final InstantSource clock;
    private final Semaphore places;

    /** @param atOnce questions that are answered at a time */
    public Answerer(Scans scans, Elsewhere elsewhere, InstantSource clock, int atOnce) {
        this.scans = scans;
        this.elsewhere = elsewhere;
        this.clock = clock;
        this.places = new Semaphore(atOnce);
    }

    /**
     * Answers. Blocks until it is done, within bounds.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code too-many-requests} when as many questions as may be are
     *     being answered; {@code unavailable} when no partition can be looked at; {@code invalid-field} when the question
     *     is {@link Unanswerable}
     */
    @Override
    public <P extends Partial<P>> Answered<P> ask(Question<P> question) {
        if (!places.tryAcquire()) {
            throw Problems.retryLater(
                    StandardProblem.TOO_MANY_REQUESTS, "Too many questions are being answered.", RETRY_AFTER);
        }
        try {
            return gather(question);
        } catch (Unanswerable e) {
            throw Problems.invalid(e.pointer(), e.detail());
        } finally {
            places.release();
        }
    }

    private <P extends Partial<P>> Answered<P> gather(Question<P> question) {
        if (question.properties().size() > Partitions.MOST_ASKED) {
            throw new Unanswerable("", "a question looks at no more than " + Partitions.MOST_ASKED + " properties");
        }
        Partitions.Owned owned = scans.owned(question);
        Supplier<List<Share<P>>> others = elsewhere.ask(question, owned.missing());
        List<Share<P>> shares = new ArrayList<>(scans.ask(question, owned));
        shares.addAll(others.get());
        int stageRules = shares.stream().mapToInt(Share::stageRules).max().orElse(0);
        shares.removeIf(share -> share.stageRules() < stageRules);
        shares.sort(Comparator.comparingInt(Share::partition));
        Set<Integer> missing = new TreeSet<>(owned.numbers());
        shares.forEach(share -> missing.remove(share.partition()));
        P sum = shares.stream()
                .map(Share::counts)
                .reduce(Partial::plus)
                .orElseThrow(() -> Problems.retryLater(
                        StandardProblem.UNAVAILABLE, "The columns for this question are being made.", RETRY_AFTER));
        long mapVersion = shares.stream().mapToLong(Share::mapVersion).max().orElse(0);
        return new Answered<>(sum, new Basis(stageRules, mapVersion, clock.instant(), List.copyOf(missing)));
    }
}
