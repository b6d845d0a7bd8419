package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How right matching is, on public records with known truth, imported through the API, each set into an empty service
 * with the shipped configuration: what was linked without asking, and what would be if a steward accepted every question
 * down to a threshold.
 */
final class AccuracyMeasurement {

    private static final double[] THRESHOLDS = {0.99, 0.97, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2};

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    AccuracyMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, SQLException {
        List<PersonRecords> sets = PersonRecords.in(options.data());
        if (sets.isEmpty()) {
            out.println("accuracy: skipped, there is no data in " + options.data());
            return;
        }
        Imports imports = new Imports(new Calls(stand, Service.IDENTITY));
        for (PersonRecords set : sets) {
            stand.empty();
            measure(set, imports);
        }
        stand.empty();
    }

    private void measure(PersonRecords set, Imports imports) throws IOException, InterruptedException {
        List<JsonNode> results = imports.results(imports.run(set.lines()));
        List<JsonNode> reviews = imports.reviews();
        Clusters.Accuracy automatic = clusters(set, results).accuracy();
        out.printf(Locale.ROOT, "%n%s: %d records%n", set.name(), set.lines().size());
        out.printf(Locale.ROOT, "  linked without asking    %s%n", automatic);
        Clusters.Accuracy best = automatic;
        for (double threshold : THRESHOLDS) {
            Clusters clusters = clusters(set, results);
            List<JsonNode> accepted = reviews.stream()
                    .filter(review -> review.path("score").asDouble() >= threshold)
                    .toList();
            accepted.forEach(review -> clusters.join(
                    review.at("/records/0/sourceId").asText(),
                    review.at("/records/1/sourceId").asText()));
            Clusters.Accuracy accuracy = clusters.accuracy();
            best = accuracy.f1() > best.f1() ? accuracy : best;
            out.printf(Locale.ROOT, "  and %4d reviews ≥ %.2f   %s%n", accepted.size(), threshold, accuracy);
        }
        out.printf(Locale.ROOT, "  best                     %s%n", best);
    }

    private static Clusters clusters(PersonRecords set, List<JsonNode> results) {
        Clusters clusters = new Clusters(set.truth());
        Map<String, String> first = new HashMap<>();
        for (JsonNode result : results) {
            String record = result.path("sourceId").asText();
            String other = first.putIfAbsent(result.path("customerId").asText(), record);
            if (other != null) {
                clusters.join(record, other);
            }
        }
        return clusters;
    }
}
