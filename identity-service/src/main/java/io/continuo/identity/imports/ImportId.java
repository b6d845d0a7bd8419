package io.continuo.identity.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an import. */
record ImportId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
