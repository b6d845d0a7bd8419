package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of records of people of which it is known who is who.
 *
 * @param truth by the id of a record, whom it is of
 */
record PersonRecords(String name, List<ObjectNode> lines, Map<String, String> truth) {

    private static final List<String> FEBRL_ADDRESS = List.of("street", "street2", "city", "postalCode", "state");

    /** The sets in a folder as {@code ../shared/data} has them; those that are missing are left out. */
    static List<PersonRecords> in(Path folder) throws IOException {
        List<PersonRecords> sets = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Path file = folder.resolve("febrl/dataset" + number + ".csv");
            if (Files.exists(file)) {
                sets.add(febrl("FEBRL" + number, file, true));
                sets.add(febrl("FEBRL" + number + " without soc_sec_id", file, false));
            }
        }
        Path fake = folder.resolve("splink/fake_1000.csv");
        if (Files.exists(fake)) {
            sets.add(fake(fake));
        }
        return sets;
    }

    private static PersonRecords febrl(String name, Path file, boolean withNumber) throws IOException {
        PersonRecords set = new PersonRecords(name, new ArrayList<>(), new HashMap<>());
        for (String line : rows(file)) {
            String[] cells = line.split(",", -1);
            ObjectNode traits = JsonNodeFactory.instance.objectNode();
            put(traits, "firstName", cells[1]);
            put(traits, "lastName", cells[2]);
            put(traits, "streetNumber", cells[3]);
            ObjectNode address = traits.putObject("address");
            for (int i = 0; i < FEBRL_ADDRESS.size(); i++) {
                put(address, FEBRL_ADDRESS.get(i), cells[4 + i]);
            }
            put(traits, "birthday", cells[9]);
            if (withNumber) {
                put(traits, "nationalId", cells[10]);
            }
            set.add(cells[0].strip(), cells[0].strip().split("-")[1], traits);
        }
        return set;
    }

    private static PersonRecords fake(Path file) throws IOException {
        PersonRecords set = new PersonRecords("fake_1000", new ArrayList<>(), new HashMap<>());
        for (String line : rows(file)) {
            String[] cells = line.split(",", -1);
            ObjectNode traits = JsonNodeFactory.instance.objectNode();
            put(traits, "firstName", cells[1]);
            put(traits, "lastName", cells[2]);
            put(traits, "birthday", cells[3]);
            put(traits.putObject("address"), "city", cells[4]);
            put(traits, "email", cells[5]);
            set.add(cells[0], cells[6], traits);
        }
        return set;
    }

    /** A line of an import. */
    void add(String id, String person, ObjectNode traits) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("source", "benchmark").put("sourceId", id);
        line.putArray("identifiers");
        line.set("traits", traits);
        lines.add(line);
        truth.put(id, person);
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    static void put(ObjectNode node, String name, String value) {
        if (!value.isBlank()) {
            node.put(name, value.strip());
        }
    }
}
