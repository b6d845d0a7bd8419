package io.continuo.inventory.reservation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which requests are decided together, and when. One whose SKUs nobody works on goes straight in while there is a
 * free lane; what comes for SKUs in work, or while all lanes are taken, waits for the round that ends next and goes
 * together. So a batch forms as fast as the database takes it, and only where there is a queue; nobody waits for a clock.
 *
 * <p>What lies on shelves under one SKU is in one lane at a time, whether it is wanted by itself or in kits, so the rounds
 * of a process do not wait for each other's rows; but for what a cart held before and gives back, and for kits that another
 * instance is just changing, which costs time and nothing else. Who came first goes first, also where a request for two
 * SKUs waits for both. Threads may meet here.
 */
final class WaitingRoom {

    private final int lanes;
    private final int largest;
    private final int most;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Counts wanted = new Counts();
    private final Set<String> inWork = new HashSet<>();
    private int rounds;

    /**
     * @param lanes rounds at the same time
     * @param largest requests in one round
     * @param most requests that wait
     */
    WaitingRoom(int lanes, int largest, int most) {
        this.lanes = lanes;
        this.largest = largest;
        this.most = most;
    }

    /**
     * The round that begins with this request, to be ended with {@link #leave}; empty while it waits.
     *
     * @throws Full when too many wait
     */
    synchronized Optional<List<Ticket>> enter(Ticket ticket) {
        if (rounds < lanes && ticket.keys().stream().noneMatch(key -> inWork.contains(key) || wanted.has(key))) {
            return Optional.of(begun(List.of(ticket)));
        }
        if (waiting.size() >= most) {
            throw new Full();
        }
        waiting.addLast(ticket);
        wanted.add(ticket.keys());
        return Optional.empty();
    }

    /**
     * Ends a round; the requests that are to be decided again go first.
     *
     * @return the rounds that begin now, each to be ended the same way
     */
    synchronized List<List<Ticket>> leave(List<Ticket> round, List<Ticket> again) {
        rounds--;
        round.forEach(ticket -> inWork.removeAll(ticket.keys()));
        again.reversed().forEach(ticket -> {
            waiting.addFirst(ticket);
            wanted.add(ticket.keys());
        });
        List<List<Ticket>> next = new ArrayList<>();
        while (rounds < lanes) {
            List<Ticket> together = gathered();
            if (together.isEmpty()) {
                break;
            }
            next.add(begun(together));
        }
        return next;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** More wait already than can be served in time. */
    static final class Full extends RuntimeException {

        Full() {
            super("too many requests wait", null, false, false);
        }
    }

    private List<Ticket> begun(List<Ticket> round) {
        rounds++;
        round.forEach(ticket -> inWork.addAll(ticket.keys()));
        return round;
    }

    private List<Ticket> gathered() {
        List<Ticket> together = new ArrayList<>();
        Set<String> marks = new HashSet<>();
        Set<String> passedOver = new HashSet<>();
        Iterator<Ticket> next = waiting.iterator();
        while (next.hasNext() && together.size() < largest) {
            Ticket ticket = next.next();
            if (meets(inWork, ticket.keys()) || meets(passedOver, ticket.keys()) || !fits(ticket, together)) {
                passedOver.addAll(ticket.keys());
            } else if (meets(marks, ticket.marks())) {
                passedOver.addAll(ticket.marks());
            } else {
                next.remove();
                wanted.remove(ticket.keys());
                together.add(ticket);
                marks.addAll(ticket.marks());
            }
        }
        return together;
    }

    private static boolean fits(Ticket ticket, List<Ticket> together) {
        boolean alone = ticket.mode() == Ticket.Mode.ALONE
                || together.stream().anyMatch(other -> other.mode() == Ticket.Mode.ALONE);
        return together.isEmpty() || !alone;
    }

    private static boolean meets(Set<String> some, Collection<String> keys) {
        return keys.stream().anyMatch(some::contains);
    }

    /** How many wait for what. */
    private static final class Counts {

        private final Map<String, Integer> counts = new HashMap<>();

        boolean has(String key) {
            return counts.containsKey(key);
        }

        void add(Collection<String> keys) {
            keys.forEach(key -> counts.merge(key, 1, Integer::sum));
        }

        void remove(Collection<String> keys) {
            keys.forEach(key -> counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1));
        }
    }
}
