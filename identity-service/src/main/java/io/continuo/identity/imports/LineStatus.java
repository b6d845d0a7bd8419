package io.continuo.identity.imports;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a line. */
enum LineStatus {
    /** The record was new. */
    ACCEPTED("accepted"),
    /** The record was known: the same customer, and what it says now. */
    UPDATED("updated"),
    REJECTED("rejected");

    private final String text;

    LineStatus(String text) {
        this.text = text;
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
