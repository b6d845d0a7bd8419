package io.continuo.interaction.catalogue;

import io.continuo.http.FieldError;
import java.util.List;

/** What the catalogue says of one touchpoint. */
public sealed interface Verdict {

    /** It violates nothing. */
    record Fine() implements Verdict {}

    /** To be taken, with what is wrong; pointers into the properties. */
    record Flagged(int version, List<FieldError> violations) implements Verdict {}

    /** Not to be taken. */
    record Refused(int version, List<FieldError> violations) implements Verdict {}

    /** It names a version its type does not have. */
    record UnknownVersion() implements Verdict {}
}
