package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** An entry of the catalogue as a document; schemas stay text, since their field names begin with dollar signs. */
final class TypeRow {

    static final String VERSION = "version";

    private TypeRow() {}

    static Document of(EventType type) {
        List<Document> versions = type.versions().stream()
                .filter(version -> version.number() > SchemaVersion.STANDARD)
                .map(TypeRow::of)
                .toList();
        return new Document("_id", type.name())
                .append(VERSION, type.version())
                .append("description", type.description())
                .append(
                        "stage",
                        Optional.ofNullable(type.stage()).map(Stage::name).orElse(null))
                .append("policy", type.policy().name())
                .append("versions", versions);
    }

    /** Without the standard version, which is not stored. */
    static EventType type(Document row) {
        return new EventType(
                row.getString("_id"),
                row.getLong(VERSION),
                row.getString("description"),
                Optional.ofNullable(row.getString("stage")).map(Stage::valueOf).orElse(null),
                Policy.valueOf(row.getString("policy")),
                row.getList("versions", Document.class).stream()
                        .map(TypeRow::version)
                        .toList());
    }

    private static Document of(SchemaVersion version) {
        return new Document("number", version.number())
                .append("schema", version.schema().toString())
                .append("at", Date.from(version.at()))
                .append("by", version.by());
    }

    private static SchemaVersion version(Document row) {
        return new SchemaVersion(
                row.getInteger("number"),
                EventJson.read(row.getString("schema"), JsonNode.class),
                row.getDate("at").toInstant(),
                row.getString("by"));
    }
}
