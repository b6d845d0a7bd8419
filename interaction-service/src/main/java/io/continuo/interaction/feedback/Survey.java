package io.continuo.interaction.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names what was asked: one of the three standard questions, or a custom survey.
 *
 * @param name {@code nps}, {@code csat}, {@code ces} or any other lower-case name
 */
record Survey(@JsonValue String name) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Survey {
        if (!isName(name)) {
            throw new IllegalArgumentException("nps, csat, ces, or a lower-case name of at most 40 characters");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
