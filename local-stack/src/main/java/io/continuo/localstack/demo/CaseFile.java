package io.continuo.localstack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation about one matter, wherever it was continued.
 *
 * @param key fixed for a seed: the root of every Idempotency-Key of this case
 * @param identifier {@code type} and {@code value} of whom it is about
 * @param kind complaint, request or information
 * @param priority low, normal or high
 */
record CaseFile(
        String key,
        Identifier identifier,
        String channel,
        String subject,
        String kind,
        String priority,
        List<Turn> turns) {

    record Identifier(String type, String value) {}

    /** What is done to the case next. */
    sealed interface Turn {
        record Message(String channel, String direction, String text) implements Turn {}

        record Transfer(String to, String note) implements Turn {}

        record Update(String channel, String text) implements Turn {}

        record Resolution(String text) implements Turn {}

        /** Rated after the resolution; null means the question was skipped. */
        record Rating(String channel, @Nullable Integer score) implements Turn {}
    }
}
