package io.continuo.journey.purchase;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.OrderClaim;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.RowKey;
import io.continuo.journey.row.RowRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Rows: {@code c order digest} → claim. */
public final class Orders {

    private static final char CLAIM = 'c';

    private Orders() {}

    /** Takes in a claim; order and repetition of claims do not matter. */
    static void apply(KeyValueStore<Bytes, byte[]> rows, String orderId, OrderClaim claim) {
        Bytes key =
                RowKey.of(CLAIM).text(orderId).bytes(claim.binding().bytes()).build();
        byte[] known = rows.get(key);
        if (known != null && JsonRow.read(known, OrderClaim.class).version() > claim.version()) {
            return;
        }
        if (claim.customer() == null) {
            rows.delete(key);
        } else {
            rows.put(key, JsonRow.write(claim));
        }
    }

    /** The customers who may have bought this, the latest news first. More than one is a mistake of the sender. */
    public static List<CustomerId> customersOf(ReadOnlyKeyValueStore<Bytes, byte[]> rows, String orderId) {
        List<OrderClaim> claims = new ArrayList<>();
        new RowRange(RowKey.of(CLAIM).text(orderId).build())
                .each(rows, row -> claims.add(JsonRow.read(row.value, OrderClaim.class)));
        return claims.stream()
                .sorted(Comparator.comparingLong(OrderClaim::version).reversed())
                .map(OrderClaim::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
