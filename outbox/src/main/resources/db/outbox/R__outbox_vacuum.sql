-- Rows live for milliseconds. Vacuumed by share of the table, a burst would leave millions of dead ones behind, and every
-- round of the relay would read past them.
ALTER TABLE outbox SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0
);
