package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Merges customers whose records resemble each other, many at once, in the caller's transaction. A resemblance does
 * less than an identifier: it is not followed where the rules or a decision keep the two apart.
 */
@Singleton
public class MatchMerging {

    /**
     * Two base customers whose records match.
     *
     * @param source whom the evidence comes from
     */
    public record Match(CustomerId one, CustomerId other, String source) {}

    /** What became of a match. */
    public sealed interface Fate {

        record Made(Merged merged) implements Fate {}

        /** They are one customer already. */
        record Needless() implements Fate {}

        /** Somebody decided that they are two people. */
        record Forbidden() implements Fate {}

        /** Together they would have too many identifiers of a type. */
        record Clashing(IdentifierType type) implements Fate {}

        /** One of them is not there any more. */
        record Gone() implements Fate {}
    }

    private final Graphs graphs;
    private final GraphWriter writer;
    private final RuleBook book;
    private final InstantSource clock;

    MatchMerging(Graphs graphs, GraphWriter writer, RuleBook book, InstantSource clock) {
        this.graphs = graphs;
        this.writer = writer;
        this.book = book;
        this.clock = clock;
    }

    /** One fate per match, in the same order; each sees the merges before it. */
    public Uni<List<Fate>> merge(SqlConnection tx, List<Match> matches) {
        if (matches.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<Identifier> named = new TreeSet<>();
        matches.forEach(match -> {
            named.add(Identifier.ofCustomer(match.one()));
            named.add(Identifier.ofCustomer(match.other()));
        });
        return graphs.find(tx, named)
                .chain(found -> graphs.lockAndLoad(tx, found))
                .chain(graph -> merge(tx, graph, matches));
    }

    private Uni<List<Fate>> merge(SqlConnection tx, Neighbourhood graph, List<Match> matches) {
        List<Fate> fates = new ArrayList<>();
        for (Match match : matches) {
            fates.add(merge(graph, match));
        }
        return writer.save(tx, graph).replaceWith(fates);
    }

    private Fate merge(Neighbourhood graph, Match match) {
        Identifier left = Identifier.ofCustomer(match.one());
        Identifier right = Identifier.ofCustomer(match.other());
        if (!graph.knows(left) || !graph.knows(right)) {
            return new Fate.Gone();
        }
        CustomerId one = graph.customerOf(left);
        CustomerId other = graph.customerOf(right);
        if (one.equals(other)) {
            return new Fate.Needless();
        }
        if (graph.isForbidden(one, other)) {
            return new Fate.Forbidden();
        }
        Optional<IdentifierType> clash = book.latest().clash(graph.holdingsOf(one), graph.holdingsOf(other), false);
        if (clash.isPresent()) {
            return new Fate.Clashing(clash.get());
        }
        Evidence evidence = new Evidence(Rule.PROBABILISTIC, match.source(), null, clock.instant());
        return new Fate.Made(graph.merge(left, right, null, evidence));
    }
}
