package io.continuo.identity.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.events.IdentifierType;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the columns of a CSV are, by their names: {@code source} and {@code sourceId}; the type of an identifier, as often
 * as a person may have some; any other name is a trait, a point in it leads into an object ({@code address.city}). As
 * {@code email} and {@code phone} are types and traits, they are both. {@code identifiers.x} and {@code traits.x} say
 * which is meant. An empty cell says nothing.
 */
final class CsvColumns {

    private static final String IDENTIFIER = "identifiers.";
    private static final String TRAIT = "traits.";
    private static final Set<String> BOTH = Set.of("email", "phone");
    private static final int MOST = 200;
    private static final int DEEPEST = 3;

    /** What to do with a cell. */
    private sealed interface Column {

        record Field(String name) implements Column {}

        record Identifying(String type) implements Column {}

        record Trait(List<String> path) implements Column {}

        record Both(String name) implements Column {}
    }

    private final List<Column> columns;

    private CsvColumns(List<Column> columns) {
        this.columns = columns;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} that names the columns by number */
    static CsvColumns of(List<String> header) {
        List<FieldError> errors = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (header.size() > MOST) {
            throw Problems.invalid("/header", "at most " + MOST + " columns");
        }
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            Column column = column(name);
            boolean repeatable = column instanceof Column.Identifying || column instanceof Column.Both;
            if (name.isEmpty() || (!seen.add(name) && !repeatable)) {
                errors.add(new FieldError("/header/" + i, "a column has a name that no other has"));
            } else if (column instanceof Column.Trait(List<String> path)
                    && (path.size() > DEEPEST || path.stream().anyMatch(String::isBlank))) {
                errors.add(new FieldError("/header/" + i, "at most " + DEEPEST + " names between points"));
            }
            columns.add(column);
        }
        for (String required : List.of("source", "sourceId")) {
            if (!seen.contains(required)) {
                errors.add(new FieldError("/header", "the column " + required + " is required"));
            }
        }
        refuseMixtures(columns, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new CsvColumns(List.copyOf(columns));
    }

    int size() {
        return columns.size();
    }

    /** The line as the contract has it; there are as many cells as columns. */
    ObjectNode line(List<String> cells, ObjectNode line) {
        ArrayNode identifiers = line.putArray("identifiers");
        ObjectNode traits = line.putObject("traits");
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty()) {
                put(columns.get(i), cell, line, identifiers, traits);
            }
        }
        return line;
    }

    private static void put(Column column, String cell, ObjectNode line, ArrayNode identifiers, ObjectNode traits) {
        switch (column) {
            case Column.Field(String name) -> line.put(name, cell);
            case Column.Identifying(String type) ->
                identifiers.addObject().put("type", type).put("value", cell);
            case Column.Trait(List<String> path) -> put(path, cell, traits);
            case Column.Both(String name) -> {
                identifiers.addObject().put("type", name).put("value", cell);
                if (!traits.has(name)) {
                    traits.put(name, cell);
                }
            }
        }
    }

    private static void put(List<String> path, String cell, ObjectNode traits) {
        ObjectNode into = traits;
        for (String name : path.subList(0, path.size() - 1)) {
            into = into.withObjectProperty(name);
        }
        into.put(path.getLast(), cell);
    }

    private static Column column(String name) {
        if (name.equals("source") || name.equals("sourceId")) {
            return new Column.Field(name);
        }
        if (name.startsWith(IDENTIFIER)) {
            return new Column.Identifying(name.substring(IDENTIFIER.length()));
        }
        if (name.startsWith(TRAIT)) {
            return trait(name.substring(TRAIT.length()));
        }
        if (BOTH.contains(name)) {
            return new Column.Both(name);
        }
        boolean identifying = new IdentifierType(name).isValid();
        return identifying ? new Column.Identifying(name) : trait(name);
    }

    private static Column trait(String name) {
        return new Column.Trait(List.of(name.split("\\.", -1)));
    }

    /** A column {@code address} beside one {@code address.city} would be text and object at once. */
    private static void refuseMixtures(List<Column> columns, List<FieldError> errors) {
        Set<List<String>> paths = new HashSet<>();
        columns.forEach(column -> {
            if (column instanceof Column.Trait(List<String> path)) {
                paths.add(path);
            } else if (column instanceof Column.Both(String name)) {
                paths.add(List.of(name));
            }
        });
        boolean mixed = paths.stream()
                .anyMatch(path -> path.size() > 1
                        && (paths.contains(path.subList(0, 1))
                                || (path.size() > 2 && paths.contains(path.subList(0, 2)))));
        if (mixed) {
            errors.add(new FieldError("/header", "a trait is either one value or has parts, not both"));
        }
    }
}
