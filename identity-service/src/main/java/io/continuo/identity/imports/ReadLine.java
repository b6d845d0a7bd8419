package io.continuo.identity.imports;

import io.continuo.identity.matching.RecordKey;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/** A line once read. */
sealed interface ReadLine {

    /** Where it begins in the body, from 1. */
    long line();

    /** @param json the line in the shape of the contract, as it is staged */
    record Understood(long line, RecordKey key, String json) implements ReadLine {}

    /** @param key where so much could be read */
    record Refused(long line, @Nullable RecordKey key, HttpProblem problem) implements ReadLine {}
}
