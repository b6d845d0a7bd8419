package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pairs are linked and about which a steward is asked, best first. A link makes two customers one, so it
 * is made only where no record of the one excludes a record of the other.
 */
final class Verdicts {

    /** Why a steward is asked. */
    enum Because {
        SCORE("between the thresholds"),
        DOUBT("they contradict each other"),
        COMPANY("other records of the two customers are too different"),
        POLICY("nothing is linked without asking"),
        IDENTIFIERS("their identifiers exclude each other");

        private final String text;

        Because(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A pair to ask about. */
    record Question(Pairing pair, Because because) {}

    /** What came out: pairs to link, in this order, and pairs to ask about, at most one for two customers. */
    record Result(List<Pairing> links, List<Question> questions) {}

    private final double linkFrom;
    private final double reviewFrom;
    private final boolean mayLink;
    private final Scoring scoring;
    private final Map<CustomerId, CustomerId> joined = new HashMap<>();
    private final Map<CustomerId, List<MatchRecord>> records = new HashMap<>();

    Verdicts(MatchingConfig config, Scoring scoring, Collection<MatchRecord> company) {
        this.linkFrom = config.linkFrom();
        this.reviewFrom = config.reviewFrom();
        this.mayLink = config.policy() == MatchingConfig.Policy.LINK;
        this.scoring = scoring;
        company.forEach(record -> records.computeIfAbsent(record.customer(), none -> new ArrayList<>())
                .add(record));
    }

    Result judge(Collection<Pairing> pairs) {
        List<Pairing> links = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (Pairing pair : bestFirst(pairs)) {
            if (!areOne(pair) && pair.probability() >= reviewFrom) {
                Because doubt = doubtAbout(pair);
                if (doubt == null) {
                    links.add(pair);
                    join(pair);
                } else {
                    questions.add(new Question(pair, doubt));
                }
            }
        }
        return new Result(links, onePerCustomers(questions));
    }

    /** Null where it can be linked. */
    private @Nullable Because doubtAbout(Pairing pair) {
        if (pair.probability() < linkFrom) {
            return Because.SCORE;
        }
        if (pair.doubtful()) {
            return Because.DOUBT;
        }
        if (!mayLink) {
            return Because.POLICY;
        }
        return isExcluded(pair) ? Because.COMPANY : null;
    }

    private boolean isExcluded(Pairing pair) {
        List<MatchRecord> left = recordsOf(pair.one());
        List<MatchRecord> right = recordsOf(pair.other());
        return left.stream()
                .anyMatch(one -> right.stream()
                        .anyMatch(other ->
                                Caution.forbids(scoring.score(Comparing.compare(one.person(), other.person())))));
    }

    private List<MatchRecord> recordsOf(MatchRecord record) {
        return records.getOrDefault(customerOf(record), List.of(record));
    }

    private void join(Pairing pair) {
        List<MatchRecord> together = new ArrayList<>(recordsOf(pair.one()));
        together.addAll(recordsOf(pair.other()));
        CustomerId one = customerOf(pair.one());
        joined.put(customerOf(pair.other()), one);
        records.put(one, together);
    }

    private boolean areOne(Pairing pair) {
        return customerOf(pair.one()).equals(customerOf(pair.other()));
    }

    private CustomerId customerOf(MatchRecord record) {
        CustomerId customer = record.customer();
        while (joined.containsKey(customer)) {
            customer = joined.get(customer);
        }
        return customer;
    }

    private List<Question> onePerCustomers(List<Question> questions) {
        Set<Set<CustomerId>> asked = new LinkedHashSet<>();
        return questions.stream()
                .filter(question -> !areOne(question.pair()))
                .filter(question -> asked.add(Set.of(
                        customerOf(question.pair().one()),
                        customerOf(question.pair().other()))))
                .toList();
    }

    private static List<Pairing> bestFirst(Collection<Pairing> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingDouble(
                                (Pairing pair) -> -pair.score().bits())
                        .thenComparingLong(pair -> pair.one().id())
                        .thenComparingLong(pair -> pair.other().id()))
                .toList();
    }
}
