package io.continuo.journey.experience;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * First contact resolution: the share of cases that were resolved at their first contact and not opened again within a
 * window. A case that may still be opened again counts as it stands.
 */
public final class FirstContactTally {

    /** Whether a case opened again later still counts as resolved. */
    public static final Duration DEFAULT_WINDOW = Duration.ofDays(7);

    private final Duration window;
    private final Denominator denominator;
    private final ShareTally share = new ShareTally();

    /** Of which cases it is a share. */
    public enum Denominator {
        /** Every case. */
        ALL,
        /** Those that a first contact could have resolved. */
        ELIGIBLE
    }

    /**
     * A case.
     *
     * @param contacts of the customer before it was resolved
     * @param resolvedAt null while it is open
     * @param reopenedAt null when it was not opened again
     * @param eligible whether a first contact could have resolved it
     */
    public record Handled(
            int contacts,
            @Nullable Instant resolvedAt,
            @Nullable Instant reopenedAt,
            boolean eligible) {

        boolean isResolvedAtOnce(Duration window) {
            boolean stayed = resolvedAt != null && (reopenedAt == null || reopenedAt.isAfter(resolvedAt.plus(window)));
            return stayed && contacts <= 1;
        }
    }

    public FirstContactTally(Duration window, Denominator denominator) {
        this.window = window;
        this.denominator = denominator;
    }

    public void add(Handled handled) {
        if (denominator == Denominator.ALL || handled.eligible()) {
            share.add(handled.isResolvedAtOnce(window));
        }
    }

    public void merge(FirstContactTally other) {
        share.merge(other.share);
    }

    /** From 0 to 100. */
    public Figure figure() {
        return share.figure();
    }
}
