package io.continuo.gateway.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what {@code /lines/0/sku} of a body says, and reads no further. */
final class FirstSku {

    private static final JsonFactory JSON = new JsonFactory();

    private FirstSku() {}

    /** In the form in which spellings of one SKU are equal; null where there is none, whatever is wrong with the body. */
    static @Nullable String of(Buffer body) {
        try (JsonParser json = JSON.createParser(body.getBytes())) {
            if (json.nextToken() != JsonToken.START_OBJECT || !entered(json, "lines", JsonToken.START_ARRAY)) {
                return null;
            }
            if (json.nextToken() != JsonToken.START_OBJECT || !entered(json, "sku", JsonToken.VALUE_STRING)) {
                return null;
            }
            return json.getText().toUpperCase(Locale.ROOT);
        } catch (IOException notJson) {
            // The service says what is wrong with it.
            return null;
        }
    }

    /** Goes to the value of a field of the object the parser is in. */
    private static boolean entered(JsonParser json, String field, JsonToken value) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals(field);
            JsonToken found = json.nextToken();
            if (wanted) {
                return found == value;
            }
            json.skipChildren();
        }
        return false;
    }
}
