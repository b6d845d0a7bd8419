package io.continuo.identity.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.continuo.events.EventJson;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The parameters in use and those before them. */
@Singleton
class Models {

    /**
     * The latest.
     *
     * @param records known when it was estimated
     */
    record Current(Model model, long records) {}

    private static final TypeReference<Map<String, List<List<Double>>>> PARAMETERS = new TypeReference<>() {};

    private static final String LATEST =
            "SELECT version, parameters::text AS parameters, records FROM match_models ORDER BY version DESC LIMIT 1";

    /** Another replica may have been faster. */
    private static final String INSERT = """
            INSERT INTO match_models (version, parameters, records, created_at) VALUES ($1, $2::text::jsonb, $3, $4)
            ON CONFLICT (version) DO NOTHING
            """;

    Uni<Current> current(SqlClient client) {
        return client.preparedQuery(LATEST)
                .execute()
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(Models::current)
                        .orElseGet(() -> new Current(Model.shipped(), 0)));
    }

    Uni<Void> add(SqlClient client, Current current, Instant at) {
        Map<String, List<List<Double>>> parameters = new TreeMap<>();
        current.model()
                .byField()
                .forEach((field, odds) -> parameters.put(field.toString(), List.of(boxed(odds.m()), boxed(odds.u()))));
        Tuple row = Tuple.of(current.model().version(), EventJson.write(parameters), current.records(), Rows.time(at));
        return client.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    private static Current current(Row row) {
        try {
            Map<String, List<List<Double>>> parameters =
                    EventJson.MAPPER.readValue(row.getString("parameters"), PARAMETERS);
            Map<Field, Model.Odds> odds = new EnumMap<>(Field.class);
            Model shipped = Model.shipped();
            for (Field field : Field.values()) {
                List<List<Double>> estimated = parameters.get(field.toString());
                odds.put(
                        field,
                        estimated == null
                                ? shipped.of(field)
                                : new Model.Odds(unboxed(estimated.getFirst()), unboxed(estimated.getLast())));
            }
            return new Current(new Model(row.getInteger("version"), odds), row.getLong("records"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Double> boxed(double[] shares) {
        return Arrays.stream(shares).boxed().toList();
    }

    private static double[] unboxed(List<Double> shares) {
        return shares.stream().mapToDouble(Objects::requireNonNull).toArray();
    }
}
