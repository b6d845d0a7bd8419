package io.continuo.identity.imports;

import io.continuo.events.IdentifierType;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.Person;
import io.continuo.identity.privacy.PersonalData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/**
 * Results of lines about a person. Lines of the same record that are still to be applied will be refused; what they say
 * is sealed with the key of the import and goes when they are.
 */
@Singleton
class ImportData implements PersonalData {

    private static final String ANONYMISE = """
            UPDATE import_lines SET label = NULL, base = NULL, record = NULL
            WHERE base = ANY ($1) OR (record = ANY ($2) AND status IS NOT NULL)
            """;

    private final Nodes nodes;

    ImportData(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        UUID[] records = person.identifiers().stream()
                .filter(identifier -> identifier.type().equals(IdentifierType.SOURCE_RECORD))
                .map(nodes::of)
                .toArray(UUID[]::new);
        return tx.preparedQuery(ANONYMISE)
                .execute(Tuple.of(person.baseIds(), records))
                .map(lines -> Map.of("importLines", (long) lines.rowCount()));
    }
}
