package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How fast new records are matched against those that are stored. Everything goes through the import, so the time holds
 * reading, sealing, resolving and matching; of the new records two fifths are people who are stored already.
 */
final class MatchingMeasurement {

    private static final int AT_ONCE = 50_000;
    private static final int DUPLICATES_OF_TEN = 4;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    MatchingMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        Imports imports = new Imports(new Calls(stand, Service.IDENTITY));
        Map<String, Integer> customers = new HashMap<>();
        long start = System.nanoTime();
        for (int first = 0; first < options.customers(); first += AT_ONCE) {
            PersonRecords stored = stored(first, Math.min(options.customers(), first + AT_ONCE));
            long began = System.nanoTime();
            String id = imports.run(stored.lines());
            out.printf(
                    Locale.ROOT,
                    "  stored %d records, the last %d at %.0f/s%n",
                    first + stored.lines().size(),
                    stored.lines().size(),
                    stored.lines().size() / seconds(began));
            collect(imports.results(id), customers);
        }
        out.printf(Locale.ROOT, "stored %d records in %.0f s%n", options.customers(), seconds(start));
        measure(imports, customers);
    }

    private void measure(Imports imports, Map<String, Integer> customers) throws IOException, InterruptedException {
        PersonRecords fresh = fresh(options.records());
        CpuTime before = stand.cpu();
        long start = System.nanoTime();
        String id = imports.run(fresh.lines());
        double seconds = seconds(start);
        CpuTime spent = stand.cpu().since(before);
        long right = 0;
        long wrong = 0;
        long known = 0;
        for (JsonNode result : imports.results(id)) {
            int person =
                    Integer.parseInt(fresh.truth().get(result.path("sourceId").asText()));
            known += person < options.customers() ? 1 : 0;
            Integer with = customers.get(result.path("customerId").asText());
            right += with != null && with == person ? 1 : 0;
            wrong += with != null && with != person ? 1 : 0;
        }
        out.printf(
                Locale.ROOT,
                "matching %d records against %d: %.0f records/s; linked rightly %d of %d, wrongly %d; %s%n",
                fresh.lines().size(),
                options.customers(),
                fresh.lines().size() / seconds,
                right,
                known,
                wrong,
                spent.per(fresh.lines().size()));
    }

    private static void collect(List<JsonNode> results, Map<String, Integer> customers) {
        results.forEach(result -> customers.putIfAbsent(
                result.path("customerId").asText(),
                Integer.parseInt(result.path("sourceId").asText().substring(1))));
    }

    private static PersonRecords stored(int from, int to) {
        PersonRecords records = new PersonRecords("stored", new ArrayList<>(), new HashMap<>());
        for (int person = from; person < to; person++) {
            records.add("s" + person, String.valueOf(person), People.person(person));
        }
        return records;
    }

    private PersonRecords fresh(int number) {
        Random random = new Random(7);
        PersonRecords records = new PersonRecords("fresh", new ArrayList<>(), new HashMap<>());
        for (int i = 0; i < number; i++) {
            boolean known = random.nextInt(10) < DUPLICATES_OF_TEN;
            int person = known ? random.nextInt(options.customers()) : options.customers() + i * 3;
            records.add("f" + i, String.valueOf(person), known ? People.again(person, random) : People.person(person));
        }
        return records;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
