package io.continuo.inventory.cases;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads case files. */
final class CaseFile {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CaseFile() {}

    /** A case as it is written; its text is what a report shows. */
    record Case(JsonNode body) {

        JsonNode steps() {
            return body.path("steps");
        }

        @Override
        public String toString() {
            return body.path("id").asText() + ": " + body.path("says").asText();
        }
    }

    static Stream<Case> cases(String file) {
        return StreamSupport.stream(read(file).spliterator(), false).map(Case::new);
    }

    static JsonNode read(String file) {
        try (InputStream in = CaseFile.class.getResourceAsStream("/cases/" + file + ".yaml")) {
            return YAML.readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
