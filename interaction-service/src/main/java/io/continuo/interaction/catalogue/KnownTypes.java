package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import io.continuo.events.Stage;
import io.continuo.http.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The catalogue as it was at one moment, ready to be applied. */
public final class KnownTypes {

    private static final Verdict FINE = new Verdict.Fine();

    private final Map<String, Checked> byName;

    KnownTypes(Map<String, Checked> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** A type with its schemas compiled. */
    record Checked(EventType type, Map<Integer, Schema> schemas) {

        static Checked of(EventType type, Schemas schemas) {
            Map<Integer, Schema> compiled = new HashMap<>();
            type.versions().forEach(version -> compiled.put(version.number(), schemas.compiled(version.schema())));
            return new Checked(type, compiled);
        }
    }

    Optional<Checked> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Map<String, Checked> all() {
        return byName;
    }

    /** Where in the journey the catalogue says a type belongs. */
    public Optional<Stage> stageOf(String name) {
        return named(name).map(known -> known.type().stage());
    }

    /**
     * Checks a touchpoint's properties against its type; one that is not in the catalogue is fine.
     *
     * @param version what the touchpoint says; empty: the newest counts. Where the type has no schema of its own it is
     *     not looked at, since it is a number of somebody else's catalogue
     * @param properties asked for only where there is something to check
     */
    public Verdict judge(String name, Optional<String> version, Supplier<JsonNode> properties) {
        Checked known = byName.get(name);
        if (known == null || known.type().versions().isEmpty()) {
            return FINE;
        }
        Optional<SchemaVersion> named = version.isPresent() && known.type().isOwn()
                ? version.flatMap(KnownTypes::number).flatMap(known.type()::numbered)
                : known.type().newest();
        return named.map(found -> judge(known, found.number(), properties.get()))
                .orElseGet(Verdict.UnknownVersion::new);
    }

    private static Verdict judge(Checked known, int number, JsonNode properties) {
        List<FieldError> violations =
                Schemas.violations(known.schemas().get(number), properties, UnaryOperator.identity());
        if (violations.isEmpty()) {
            return FINE;
        }
        return switch (known.type().policy()) {
            case REJECT -> new Verdict.Refused(number, violations);
            case FLAG -> new Verdict.Flagged(number, violations);
        };
    }

    private static Optional<Integer> number(String version) {
        try {
            return Optional.of(Integer.parseInt(version));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
