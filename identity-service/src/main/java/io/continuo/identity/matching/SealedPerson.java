package io.continuo.identity.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.continuo.events.EventJson;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Place;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person and its id at the source as they are kept: JSON, sealed. */
record SealedPerson(String sourceId, Person person) {

    private static final Place PLACE = new Place("match_records", "person");
    private static final String SOURCE_ID = "sourceId";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    byte[] seal(DataKey key) {
        Map<String, String> texts = new LinkedHashMap<>(Map.of(SOURCE_ID, sourceId));
        person.values().forEach((field, value) -> texts.put(field.toString(), value));
        return key.seal(PLACE, EventJson.write(texts));
    }

    static SealedPerson open(DataKey key, byte[] sealed) {
        Map<String, String> texts = read(key.open(PLACE, sealed));
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String value = texts.get(field.toString());
            if (value != null) {
                values.put(field, value);
            }
        }
        return new SealedPerson(texts.getOrDefault(SOURCE_ID, ""), Person.of(values));
    }

    private static Map<String, String> read(String json) {
        try {
            return EventJson.MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
