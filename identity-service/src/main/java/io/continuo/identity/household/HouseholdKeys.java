package io.continuo.identity.household;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.Rows;
import io.continuo.identity.customer.Said;
import io.continuo.identity.customer.TraitsHeard;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes households: people of one last name at one address. A source's word counts where it names both at once; when
 * it speaks of one of them alone later, its earlier word is taken back, as nobody knows whether both moved.
 */
@Singleton
class HouseholdKeys implements TraitsHeard {

    private static final IdentifierType HOUSEHOLD = new IdentifierType("household");

    private static final String SAVE = """
            INSERT INTO household_keys AS k (customer_id, source, household, at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[])
            ON CONFLICT (customer_id, source)
            DO UPDATE SET household = excluded.household, at = excluded.at WHERE k.at <= excluded.at
            """;

    private static final String FORGET = """
            DELETE FROM household_keys k USING unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS n(id, source, at)
            WHERE k.customer_id = n.id AND k.source = n.source AND k.at <= n.at
            """;

    private record Source(UUID base, String name) {}

    private final Nodes nodes;

    HouseholdKeys(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Uni<Void> heard(SqlConnection tx, List<Said> said) {
        Map<Source, Said> last = new LinkedHashMap<>();
        said.stream()
                .filter(HouseholdKeys::speaksOfIt)
                .forEach(one -> last.put(new Source(Nodes.of(one.base()), one.source()), one));
        List<Said> whole =
                last.values().stream().filter(one -> key(one).isPresent()).toList();
        List<Said> partial =
                last.values().stream().filter(one -> key(one).isEmpty()).toList();
        return save(tx, whole).chain(() -> forget(tx, partial));
    }

    private Uni<Void> save(SqlConnection tx, List<Said> said) {
        return said.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(SAVE)
                        .execute(Tuple.of(
                                bases(said),
                                Rows.texts(said, Said::source),
                                said.stream().map(this::household).toArray(UUID[]::new),
                                times(said)))
                        .replaceWithVoid();
    }

    private static Uni<Void> forget(SqlConnection tx, List<Said> said) {
        return said.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(FORGET)
                        .execute(Tuple.of(bases(said), Rows.texts(said, Said::source), times(said)))
                        .replaceWithVoid();
    }

    private UUID household(Said said) {
        return nodes.of(new Identifier(HOUSEHOLD, key(said).orElseThrow()));
    }

    private static boolean speaksOfIt(Said said) {
        return said.traits().containsKey("lastName") || said.traits().containsKey("address");
    }

    /** Of last name, street with its number, and postal code or else city; empty where one of them is missing. */
    static Optional<String> key(Said said) {
        String name = folded(said.traits().get("lastName"));
        JsonNode address = said.traits().get("address");
        if (name.isEmpty() || address == null || !address.isObject()) {
            return Optional.empty();
        }
        String number = folded(said.traits().get("streetNumber"));
        String street = folded(address.get("street"));
        String postalCode = folded(address.get("postalCode"));
        String place = postalCode.isEmpty() ? folded(address.get("city")) : postalCode;
        return street.isEmpty() || place.isEmpty()
                ? Optional.empty()
                : Optional.of(hash(Stream.of(name, street + number, place).collect(Collectors.joining("|"))));
    }

    /** Letters and digits without accents and case. */
    private static String folded(@Nullable JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull()) {
            return "";
        }
        return Normalizer.normalize(value.asText(), Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID[] bases(List<Said> said) {
        return said.stream().map(one -> Nodes.of(one.base())).toArray(UUID[]::new);
    }

    private static OffsetDateTime[] times(List<Said> said) {
        return said.stream().map(one -> Rows.time(one.at())).toArray(OffsetDateTime[]::new);
    }
}
