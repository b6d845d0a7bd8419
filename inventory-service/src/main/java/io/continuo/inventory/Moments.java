package io.continuo.inventory;

import io.continuo.http.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times that callers say: of the years 0 to 9999, which every part of the service can keep. */
public final class Moments {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moments() {}

    /**
     * Reads a time of a cursor.
     *
     * @throws DateTimeException when it is none, or one that cannot be kept
     */
    public static Instant of(String text) {
        Instant moment = OffsetDateTime.parse(text).toInstant();
        if (!isKept(moment)) {
            throw new DateTimeException("a time of the years 0 to 9999");
        }
        return moment;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when it cannot be kept */
    public static @Nullable Instant checked(@Nullable Instant moment, String pointer) {
        if (moment != null && !isKept(moment)) {
            throw Problems.invalid(pointer, "a time of the years 0 to 9999");
        }
        return moment;
    }

    private static boolean isKept(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }
}
