package io.continuo.identity.imports;

import io.continuo.events.CustomerId;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/** What linking made of a line. */
sealed interface LineResult {

    long line();

    /**
     * It is this person.
     *
     * @param base the record's own base customer
     * @param joined with a customer who was there before
     */
    record Linked(long line, LineStatus status, CustomerId base, Label label, boolean joined) implements LineResult {}

    record Refused(long line, @Nullable Label label, HttpProblem problem) implements LineResult {}
}
