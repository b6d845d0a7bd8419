package io.continuo.identity.graph;

import java.util.function.Function;

/** What was done, or why it was refused. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Rejected why) implements Outcome<T> {}

    default <R> R fold(Function<T, R> done, Function<Rejected, R> refused) {
        return switch (this) {
            case Done<T>(T value) -> done.apply(value);
            case Refused<T>(Rejected why) -> refused.apply(why);
        };
    }
}
