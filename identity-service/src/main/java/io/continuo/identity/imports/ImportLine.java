package io.continuo.identity.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Identifier;
import io.continuo.identity.matching.RecordKey;
import java.util.List;
import java.util.Map;

/**
 * What a line says: a record of a source, and the person it is about.
 *
 * @param identifiers none where the person is known by the record alone
 */
record ImportLine(RecordKey key, List<Identifier> identifiers, Map<String, JsonNode> traits) {}
