package io.continuo.identity.imports;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.matching.RecordKey;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Records of sources as nodes of the identity graph. */
@Singleton
class Records {

    private final Nodes nodes;

    Records(Nodes nodes) {
        this.nodes = nodes;
    }

    static Identifier identifier(RecordKey key) {
        return new Identifier(IdentifierType.SOURCE_RECORD, key.source() + ":" + key.sourceId());
    }

    UUID node(RecordKey key) {
        return nodes.of(identifier(key));
    }
}
