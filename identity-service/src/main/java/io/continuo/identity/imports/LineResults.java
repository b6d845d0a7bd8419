package io.continuo.identity.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the lines, page by page, so that no import is too long. */
@Singleton
class LineResults {

    private static final String BY_TRAITS = "probabilistic";

    private static final String PAGE = """
            SELECT l.line, l.status, l.label, l.score, l.to_review, l.problem, c.current
            FROM import_lines l LEFT JOIN customers c ON c.id = l.base
            WHERE l.import_id = $1 AND l.line > $2 ORDER BY l.line LIMIT $3
            """;

    /**
     * What became of one line.
     *
     * @param line where it begins in the body, from 1
     * @param status {@code accepted}, {@code updated} where the record was known, {@code rejected}; null while it is not
     *     applied
     * @param customerId who it is now
     * @param matchedBy the identifier that was known, as {@code type:value}; or that a comparison of traits did it
     * @param score probability of the best match that was found
     * @param toReview whether a steward is asked about a match
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            long line,
            @Nullable String source,
            @JsonInclude @Nullable String sourceId,
            String status,
            @JsonInclude @Nullable CustomerId customerId,
            @JsonInclude @Nullable String matchedBy,
            @Nullable Double score,
            @Nullable Boolean toReview,

            @Schema(implementation = Object.class) @JsonRawValue @Nullable
            String problem) {}

    private final Transactions transactions;
    private final Vault vault;
    private final int page;

    LineResults(Transactions transactions, Vault vault, ImportConfig config) {
        this.transactions = transactions;
        this.vault = vault;
        this.page = config.chunk();
    }

    /** In the order of the lines, those applied so far. */
    Multi<LineView> after(Imports.Progress job, long line) {
        UUID owner = job.id().value();
        return transactions
                .read(client -> vault.keyringFor(client, Set.of(owner)))
                .map(keys -> keys.find(owner))
                .onItem()
                .transformToMulti(key -> key.map(known -> after(job, line, known))
                        .orElseGet(() -> Multi.createFrom().empty()));
    }

    private Multi<LineView> after(Imports.Progress job, long line, DataKey key) {
        AtomicLong last = new AtomicLong(line);
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.read(client -> rows(client, job.id(), last.get())))
                .whilst(rows -> rows.size() == page)
                .invoke(rows -> rows.forEach(row -> last.set(row.getLong("line"))))
                .onItem()
                .transformToIterable(rows -> rows.stream()
                        .filter(row -> row.getString("status") != null)
                        .map(row -> view(row, key))
                        .toList());
    }

    private Uni<List<Row>> rows(SqlClient client, ImportId id, long line) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(id.value(), line, page))
                .map(rows -> Rows.stream(rows).toList());
    }

    private static LineView view(Row row, DataKey key) {
        Label label = row.getBuffer("label") == null ? null : Label.open(Imports.bytes(row, "label"), key);
        UUID current = row.getUUID("current");
        Double score = row.getDouble("score");
        boolean toReview = row.getBoolean("to_review");
        return new LineView(
                row.getLong("line"),
                label == null ? null : label.source(),
                label == null ? null : label.sourceId(),
                row.getString("status"),
                current == null ? null : Nodes.customer(current),
                score != null && !toReview ? BY_TRAITS : label == null ? null : label.matchedBy(),
                score,
                toReview ? true : null,
                row.getString("problem"));
    }
}
