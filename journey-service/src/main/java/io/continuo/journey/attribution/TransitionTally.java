package io.continuo.journey.attribution;

import java.util.Arrays;

/**
 * How often a path went from where to where. A state of a chain of order k is the last k channels of a path, fewer at its
 * beginning; the start is the state of none. Converting and other paths count alike.
 */
public final class TransitionTally {

    /** The highest order: so many channels fit into the key of a state. */
    public static final int MAX_ORDER = 5;

    /** Channels that can be told apart. */
    public static final int MAX_CHANNELS = (1 << TransitionTally.CHANNEL_BITS) - 1;

    private static final int CHANNEL_BITS = 12;
    private static final int START = 0;

    private final long contextMask;
    private final LongDoubleMap stateOf = new LongDoubleMap();
    private final LongDoubleMap moves = new LongDoubleMap();
    private long[] contexts = new long[64];
    private double[] converted = new double[64];
    private double[] ended = new double[64];
    private int states = 1;

    TransitionTally(int order) {
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException("the order is 1 to " + MAX_ORDER);
        }
        this.contextMask = (1L << (CHANNEL_BITS * order)) - 1;
    }

    void add(TouchPath path) {
        double count = path.conversions() + path.nulls();
        if (count == 0) {
            return;
        }
        long context = 0;
        int from = START;
        for (int i = 0; i < path.length(); i++) {
            context = (context << CHANNEL_BITS | (path.channel(i) + 1)) & contextMask;
            int to = state(context);
            moves.add((long) from << Integer.SIZE | to, count);
            from = to;
        }
        converted[from] += path.conversions();
        ended[from] += path.nulls();
    }

    void merge(TransitionTally other) {
        int[] mine = new int[other.states];
        for (int state = 1; state < other.states; state++) {
            mine[state] = state(other.contexts[state]);
            converted[mine[state]] += other.converted[state];
            ended[mine[state]] += other.ended[state];
        }
        other.moves.each((move, count) -> moves.add((long) mine[from(move)] << Integer.SIZE | mine[to(move)], count));
    }

    /** How many states there are, without the start. */
    int states() {
        return states - 1;
    }

    /** The chain; its states are in an order that does not depend on the order of the paths. */
    MarkovChain chain() {
        Integer[] byContext = new Integer[states - 1];
        Arrays.setAll(byContext, i -> i + 1);
        Arrays.sort(byContext, (a, b) -> Long.compare(contexts[a], contexts[b]));
        int[] place = new int[states];
        MarkovChain.Builder chain = new MarkovChain.Builder(states - 1);
        place[START] = MarkovChain.START;
        for (int i = 0; i < byContext.length; i++) {
            int state = byContext[i];
            place[state] = i;
            chain.state(i, (int) (contexts[state] & MAX_CHANNELS) - 1, converted[state], ended[state]);
        }
        moves.each((move, count) -> chain.move(place[from(move)], place[to(move)], count));
        return chain.build();
    }

    private int state(long context) {
        int known = (int) stateOf.get(context);
        if (known != START) {
            return known;
        }
        int state = states++;
        stateOf.add(context, state);
        if (state == contexts.length) {
            contexts = Arrays.copyOf(contexts, 2 * state);
            converted = Arrays.copyOf(converted, 2 * state);
            ended = Arrays.copyOf(ended, 2 * state);
        }
        contexts[state] = context;
        return state;
    }

    private static int from(long move) {
        return (int) (move >>> Integer.SIZE);
    }

    private static int to(long move) {
        return (int) move;
    }
}
