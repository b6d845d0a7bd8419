package io.continuo.inventory;

import java.util.function.Function;

/** What a use case answers: what was done, or why it was not. */
public sealed interface Outcome<T> {

    /** It was done. */
    record Accepted<T>(T value) implements Outcome<T> {}

    /** It was not done, and nothing changed. */
    record Refused<T>(Rejected reason) implements Outcome<T> {}

    static <T> Outcome<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Outcome<T> refused(Rejected reason) {
        return new Refused<>(reason);
    }

    default <R> Outcome<R> map(Function<T, R> change) {
        return switch (this) {
            case Accepted<T>(T value) -> new Accepted<>(change.apply(value));
            case Refused<T>(Rejected reason) -> new Refused<>(reason);
        };
    }

    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Accepted<T>(T value) -> next.apply(value);
            case Refused<T>(Rejected reason) -> new Refused<>(reason);
        };
    }
}
