package io.continuo.inventory.reconciliation;

/**
 * Documents compared with what the ledger booked for them, each row a difference. {@code $1} are the SKUs. A booking that
 * names no document is compared with nothing, and so is found as well.
 */
final class Comparisons {

    static final String ORDERS = """
            WITH owed AS (
                SELECT p.order_id AS subject, pp.sku, pp.node,
                    sum(pp.quantity - pp.fulfilled - pp.cancelled - pp.rejected) AS amount,
                    array_agg('promise ' || p.id) AS rows
                FROM promise_part pp JOIN promise p ON p.id = pp.promise
                WHERE pp.sku = ANY($1) GROUP BY 1, 2, 3
            ), booked AS (
                SELECT coalesce(CASE WHEN reference_type = 'order' THEN reference END, '') AS subject, sku, node,
                    sum(allocated) AS amount, array_agg('ledger ' || sku || '@' || node || '#' || seq ORDER BY seq) AS rows
                FROM ledger WHERE sku = ANY($1) AND allocated <> 0 GROUP BY 1, 2, 3
            )
            SELECT sku, node, 'allocated' AS counter, subject, coalesce(owed.amount, 0) AS expected,
                coalesce(booked.amount, 0) AS found, coalesce(owed.rows, '{}') || coalesce(booked.rows, '{}') AS rows
            FROM owed FULL JOIN booked USING (subject, sku, node)
            WHERE coalesce(owed.amount, 0) <> coalesce(booked.amount, 0)
            ORDER BY sku, node, subject
            """;

    /** What a promise takes over is booked away from the reservation under its order, and so is compared there. */
    static final String RESERVATIONS = """
            WITH owed AS (
                SELECT r.id AS subject, p.sku, p.node,
                    sum(CASE WHEN r.state IN ('held', 'confirmed') THEN p.quantity ELSE 0 END) AS amount,
                    array_agg('reservation ' || r.id) AS rows
                FROM reservation_part p JOIN reservation r ON r.id = p.reservation
                WHERE p.sku = ANY($1) GROUP BY 1, 2, 3
            ), booked AS (
                SELECT reference AS subject, sku, node, sum(reserved) AS amount,
                    array_agg('ledger ' || sku || '@' || node || '#' || seq ORDER BY seq) AS rows
                FROM ledger WHERE sku = ANY($1) AND reserved <> 0 AND reference_type = 'reservation' GROUP BY 1, 2, 3
            )
            SELECT sku, node, 'reserved' AS counter, subject, coalesce(owed.amount, 0) AS expected,
                coalesce(booked.amount, 0) AS found, coalesce(owed.rows, '{}') || coalesce(booked.rows, '{}') AS rows
            FROM owed FULL JOIN booked USING (subject, sku, node)
            WHERE coalesce(owed.amount, 0) <> coalesce(booked.amount, 0)
            ORDER BY sku, node, subject
            """;

    static final String INCOMING = """
            WITH announced AS (
                SELECT sku, destination AS node, sum(in_transit) AS amount,
                    string_agg('transfer ' || reference, ', ') AS rows
                FROM transfer WHERE sku = ANY($1) AND destination IS NOT NULL GROUP BY 1, 2
                UNION ALL
                SELECT l.sku, s.node, sum(greatest(0, l.announced - l.received - l.withdrawn)),
                    string_agg('supply ' || s.id, ', ')
                FROM supply_line l JOIN supply s ON s.id = l.supply WHERE l.sku = ANY($1) GROUP BY 1, 2
            ), expected AS (
                SELECT sku, node, sum(amount) AS amount, array_agg(rows) AS rows
                FROM announced GROUP BY 1, 2
            )
            SELECT s.sku, s.node, 'incoming' AS counter, NULL::text AS subject, coalesce(a.amount, 0) AS expected,
                s.incoming AS found, ('stock ' || s.sku || '@' || s.node) || coalesce(a.rows, '{}') AS rows
            FROM stock s LEFT JOIN expected a USING (sku, node)
            WHERE s.sku = ANY($1) AND s.incoming <> coalesce(a.amount, 0)
            ORDER BY s.sku, s.node
            """;

    /** Everything under one reference, from whatever node to whatever node. */
    static final String TRANSFERS = """
            WITH sent AS (
                SELECT sku, coalesce(reference, '') AS reference, -sum(on_hand) AS amount, min(node) AS node
                FROM ledger WHERE sku = ANY($1) AND cause IN ('transfer_out', 'transfer_in') GROUP BY 1, 2
            ), lost AS (
                SELECT sku, reference, sum(quantity) AS amount
                FROM transfer_difference WHERE sku = ANY($1) GROUP BY 1, 2
            ), under_way AS (
                SELECT sku, reference, in_transit, destination FROM transfer WHERE sku = ANY($1)
            )
            SELECT sku, coalesce(u.destination, s.node, (SELECT min(k.node) FROM stock k WHERE k.sku = u.sku)) AS node,
                'inTransit' AS counter, reference AS subject,
                coalesce(s.amount, 0) - coalesce(l.amount, 0) AS expected, coalesce(u.in_transit, 0) AS found,
                ARRAY['transfer ' || sku || ' ' || reference] AS rows
            FROM sent s FULL JOIN under_way u USING (sku, reference) LEFT JOIN lost l USING (sku, reference)
            WHERE coalesce(s.amount, 0) - coalesce(l.amount, 0) <> coalesce(u.in_transit, 0)
            ORDER BY sku, node, reference
            """;

    static final String BACKORDERS = """
            SELECT s.sku, s.node, 'backorderLimit' AS counter, NULL::text AS subject,
                coalesce(b.quantity, 0) AS expected, s.backorder_limit AS found,
                ARRAY['stock ' || s.sku || '@' || s.node, 'backorder ' || s.sku || '@' || s.node] AS rows
            FROM stock s LEFT JOIN backorder b USING (sku, node)
            WHERE s.sku = ANY($1) AND s.backorder_limit <> coalesce(b.quantity, 0)
            ORDER BY s.sku, s.node
            """;

    private Comparisons() {}
}
