package io.continuo.http;

import com.fasterxml.jackson.databind.JsonMappingException;

/** RFC 6901 pointers. */
final class JsonPointers {

    private JsonPointers() {}

    static String of(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            append(pointer, step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()));
        }
        return pointer.toString();
    }

    static void append(StringBuilder pointer, String token) {
        pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
}
