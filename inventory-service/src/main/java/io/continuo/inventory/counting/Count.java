package io.continuo.inventory.counting;

import io.continuo.inventory.catalog.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count at a node.
 *
 * @param reason why it was asked for or made
 * @param actor the client that began it, or this service
 * @param lines by SKU, at most {@value #MOST_LINES}
 * @param decision what was said to the lines that waited; null until then
 */
record Count(
        String id,
        NodeId node,
        CountKind kind,
        CountState state,
        @Nullable String reason,
        String actor,
        Instant createdAt,
        @Nullable String decision,
        List<Line> lines) {

    static final int MOST_LINES = 1000;

    Count {
        lines = List.copyOf(lines);
    }

    /** The count with these lines, and in the state that follows from them. */
    Count with(List<Line> next) {
        CountState then = next.stream().anyMatch(line -> line.state() == Line.State.ASKED)
                ? CountState.REQUESTED
                : next.stream().anyMatch(line -> line.state() == Line.State.PENDING)
                        ? CountState.PENDING
                        : CountState.DONE;
        return new Count(id, node, kind, then, reason, actor, createdAt, decision, next);
    }

    Count in(CountState next) {
        return new Count(id, node, kind, next, reason, actor, createdAt, decision, lines);
    }

    Count decided(String words) {
        return new Count(id, node, kind, state, reason, actor, createdAt, words, lines);
    }
}
