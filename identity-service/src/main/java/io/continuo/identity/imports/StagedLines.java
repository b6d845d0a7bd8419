package io.continuo.identity.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Place;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes lines down as they come in: what is understood sealed and open, what is not with its problem. */
@Singleton
class StagedLines {

    private static final String INSERT = """
            INSERT INTO import_lines (import_id, line, lane, record, content, label, status, problem)
            SELECT $1, n.line, n.lane, n.record, n.content, n.label, n.status, n.problem
            FROM unnest($2::bigint[], $3::smallint[], $4::uuid[], $5::bytea[], $6::bytea[], $7::text[], $8::text[])
                AS n(line, lane, record, content, label, status, problem)
            """;

    static final Place CONTENT = new Place("import_lines", "content");

    private final Records records;
    private final ObjectMapper mapper;

    StagedLines(Records records, ObjectMapper mapper) {
        this.records = records;
        this.mapper = mapper;
    }

    private record Staged(
            long line,
            short lane,
            @Nullable UUID record,
            @Nullable Buffer content,
            @Nullable Buffer label,
            @Nullable String status,
            @Nullable String problem) {}

    Uni<Void> add(SqlConnection tx, Reception reception, List<ReadLine> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Staged> staged =
                lines.stream().map(line -> stage(line, reception.key())).toList();
        Tuple columns = Tuple.tuple(List.of(
                reception.id().value(),
                staged.stream().map(Staged::line).toArray(Long[]::new),
                staged.stream().map(Staged::lane).toArray(Short[]::new),
                staged.stream().map(Staged::record).toArray(UUID[]::new),
                staged.stream().map(Staged::content).toArray(Buffer[]::new),
                staged.stream().map(Staged::label).toArray(Buffer[]::new),
                staged.stream().map(Staged::status).toArray(String[]::new),
                staged.stream().map(Staged::problem).toArray(String[]::new)));
        return tx.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    String json(HttpProblem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Staged stage(ReadLine read, DataKey key) {
        return switch (read) {
            case ReadLine.Understood(long line, var record, String content) -> {
                UUID node = records.node(record);
                yield new Staged(
                        line,
                        lane(node),
                        node,
                        Buffer.buffer(key.seal(CONTENT, content)),
                        Buffer.buffer(Label.of(record).seal(key)),
                        null,
                        null);
            }
            case ReadLine.Refused(long line, var record, HttpProblem problem) -> {
                UUID node = record == null ? null : records.node(record);
                Buffer label =
                        record == null ? null : Buffer.buffer(Label.of(record).seal(key));
                yield new Staged(line, (short) 0, node, null, label, LineStatus.REJECTED.toString(), json(problem));
            }
        };
    }

    private static short lane(UUID record) {
        return (short) Math.floorMod(record.getLeastSignificantBits(), Imports.LANES);
    }
}
