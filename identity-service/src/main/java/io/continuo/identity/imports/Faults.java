package io.continuo.identity.imports;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What is wrong with a record as a whole, as a problem of its line. */
final class Faults {

    private Faults() {}

    static HttpProblem problem(RawRecord.Fault fault) {
        return switch (fault) {
            case TOO_LONG -> Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "The line is too long.");
            case BROKEN_QUOTES ->
                LineReader.malformed("A quoted field is not closed, or goes on behind its closing quote.");
            case NONE -> throw new IllegalArgumentException("nothing is wrong");
        };
    }
}
