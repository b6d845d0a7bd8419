package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Counts for several figures in one walk, which needs the hashes of ids. Most customers tell nothing, and cost little. */
public final class MetricWalks implements Visitor {

    private final Facts facts;
    private final List<Visitor> walks = new ArrayList<>();
    private final List<MetricCounts> counts = new ArrayList<>();
    private final Set<Integer> columns = new LinkedHashSet<>();

    /** @throws IllegalArgumentException when a column is missing that a query names among its properties */
    public MetricWalks(List<MetricQuery> queries, Schema schema) {
        facts = new Facts(schema);
        for (MetricQuery query : queries) {
            MetricCounts own = new MetricCounts();
            Grouping grouping = new Grouping(query, schema);
            counts.add(own);
            walks.add(
                    query.metric().isOfAnswers()
                            ? new AnswerWalk(query, schema, facts, grouping, own)
                            : new CaseWalk(query, facts, grouping, own));
            for (int column : facts.columns(grouping.columns())) {
                columns.add(column);
            }
        }
    }

    /** Which columns are looked at. */
    public int[] columns() {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What all customers that were shown come to, query by query. */
    public List<MetricCounts> counts() {
        return counts;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        if (facts.isAny(chunk, from, to)) {
            walks.forEach(walk -> walk.customer(chunk, from, to, customer));
        }
    }
}
