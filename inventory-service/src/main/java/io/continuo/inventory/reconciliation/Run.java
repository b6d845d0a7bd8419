package io.continuo.inventory.reconciliation;

import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reconciliation.
 *
 * @param scope the SKUs it is about; null for all
 * @param repair whether it mends what it can
 * @param actor the client that asked, or this service
 * @param position the last SKU that is done
 * @param rows stock rows looked at
 */
record Run(
        String id,
        @Nullable List<Sku> scope,
        boolean repair,
        String actor,
        boolean done,
        String position,
        long skus,
        long rows,
        long findings,
        long repaired,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
