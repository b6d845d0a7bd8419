package io.continuo.journey.turn;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** So many at once, one after the other; whoever finds all places taken waits for a moment, unless too many do. */
public final class Turns {

    private final Semaphore places;
    private final Semaphore waiting;
    private final Duration patience;

    /**
     * @param atOnce who have a place at the same time
     * @param waiting who wait at the same time; each of them takes a thread
     * @param patience how long each waits
     */
    public Turns(int atOnce, int waiting, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(waiting);
        this.patience = patience;
    }

    private enum State {
        ASKED,
        CAME,
        OVER
    }

    /** A place for one. It may be given back at any time, also while it is still waited for. */
    public final class Turn implements AutoCloseable {

        private final AtomicReference<State> state = new AtomicReference<>(State.ASKED);

        private Turn() {}

        /**
         * Waits for it. Blocks.
         *
         * @return false when it did not come in time, too many wait, or it was given back meanwhile
         */
        public boolean comes() {
            if (!found()) {
                return false;
            }
            if (!state.compareAndSet(State.ASKED, State.CAME)) {
                places.release();
                return false;
            }
            return true;
        }

        @Override
        public void close() {
            if (state.getAndSet(State.OVER) == State.CAME) {
                places.release();
            }
        }
    }

    /** Asks for a place; whoever does gives it back. */
    public Turn turn() {
        return new Turn();
    }

    /** Whether somebody waits now. */
    public boolean isAwaited() {
        return places.hasQueuedThreads();
    }

    private boolean found() {
        try {
            return places.tryAcquire(0, TimeUnit.SECONDS) || (waiting.tryAcquire() && afterSome());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a turn", e);
        }
    }

    private boolean afterSome() throws InterruptedException {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waiting.release();
        }
    }
}
