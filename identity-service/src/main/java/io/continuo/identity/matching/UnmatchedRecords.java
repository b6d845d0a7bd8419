package io.continuo.identity.matching;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Matches nothing. */
@Singleton
class UnmatchedRecords implements Matching {

    @Override
    public Uni<Void> keep(SqlConnection tx, List<NewRecord> records) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> keepForLater(SqlConnection tx, List<NewRecord> records) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> learn() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<MatchOutcome>> match(List<RecordKey> records) {
        return Uni.createFrom()
                .item(records.stream()
                        .<MatchOutcome>map(MatchOutcome.Alone::new)
                        .toList());
    }
}
