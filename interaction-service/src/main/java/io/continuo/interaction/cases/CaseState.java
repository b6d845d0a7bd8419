package io.continuo.interaction.cases;

import org.jspecify.annotations.Nullable;

/**
 * Where a case stands. A transition is a method of the only states that have it.
 *
 * <pre>
 *            ┌── answered ──► Waiting ──┐
 *  opened ─► Open ◄─ customerWrote ─┘   │
 *            │                          │
 *            └────── resolved ──────────┴─► Resolved ── reopened ─► Open
 * </pre>
 */
sealed interface CaseState {

    /** The name callers see. */
    String name();

    /** Somebody still has to do something. */
    sealed interface Unresolved extends CaseState {

        default Resolved resolved(@Nullable String outcome) {
            return new Resolved(outcome);
        }

        default Open customerWrote() {
            return new Open();
        }

        default Waiting answered() {
            return new Waiting();
        }
    }

    /** The company's turn. */
    record Open() implements Unresolved {

        @Override
        public String name() {
            return "open";
        }
    }

    /** The customer's turn. */
    record Waiting() implements Unresolved {

        @Override
        public String name() {
            return "waiting";
        }
    }

    /**
     * Done, as far as the company knows.
     *
     * @param outcome in the words of whoever resolved it, if there were any
     */
    record Resolved(@Nullable String outcome) implements CaseState {

        Open reopened() {
            return new Open();
        }

        @Override
        public String name() {
            return "resolved";
        }
    }
}
