package io.continuo.benchmarks.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records put together, and how right that is: every pair of records counts, whether or not it was ever compared. */
final class Clusters {

    /** Of the pairs that were put together, how many belong together, and the other way round. */
    record Accuracy(double precision, double recall) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "P %.4f  R %.4f  F1 %.4f", precision, recall, f1());
        }
    }

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> truth;

    /** @param truth by record, whom it is of */
    Clusters(Map<String, String> truth) {
        this.truth = truth;
        truth.keySet().forEach(record -> parents.put(record, record));
    }

    void join(String one, String other) {
        parents.put(root(one), root(other));
    }

    Accuracy accuracy() {
        Map<String, List<String>> together = new HashMap<>();
        truth.keySet()
                .forEach(record -> together.computeIfAbsent(root(record), none -> new ArrayList<>())
                        .add(truth.get(record)));
        long right = 0;
        long made = 0;
        for (List<String> people : together.values()) {
            made += pairs(people.size());
            right += truePairs(people);
        }
        long all = truePairs(List.copyOf(truth.values()));
        return new Accuracy(made == 0 ? 1 : (double) right / made, all == 0 ? 1 : (double) right / all);
    }

    private String root(String record) {
        String root = record;
        while (!root.equals(parents.get(root))) {
            root = parents.get(root);
        }
        parents.put(record, root);
        return root;
    }

    private static long truePairs(List<String> people) {
        Map<String, Integer> numbers = new HashMap<>();
        people.forEach(person -> numbers.merge(person, 1, Integer::sum));
        return numbers.values().stream().mapToLong(Clusters::pairs).sum();
    }

    private static long pairs(int number) {
        return (long) number * (number - 1) / 2;
    }
}
