-- The truth about stock and the ledger it replays from.

-- The constraint, not the code, keeps the last unit from being sold twice.
--
-- A count, an adjustment or a bad feed states a fact: it may leave less on hand than was promised, even less than
-- nothing. Such a forced change records the gap (overcommitted, overdrawn). Every other change may narrow a gap and
-- never widen it: so releasing always works, and taking never does while there is a gap.
CREATE TABLE stock (
    sku             text           NOT NULL REFERENCES item (sku),
    node            text           NOT NULL REFERENCES node,
    on_hand         numeric(15, 3) NOT NULL DEFAULT 0,
    reserved        numeric(15, 3) NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    allocated       numeric(15, 3) NOT NULL DEFAULT 0 CHECK (allocated >= 0),
    blocked         numeric(15, 3) NOT NULL DEFAULT 0 CHECK (blocked >= 0),
    incoming        numeric(15, 3) NOT NULL DEFAULT 0 CHECK (incoming >= 0),
    backorder_limit numeric(15, 3) NOT NULL DEFAULT 0 CHECK (backorder_limit BETWEEN 0 AND 999999999),
    overcommitted   numeric(15, 3) NOT NULL DEFAULT 0 CHECK (overcommitted >= 0),
    overdrawn       numeric(15, 3) NOT NULL DEFAULT 0 CHECK (overdrawn >= 0),
    version         bigint         NOT NULL DEFAULT 0,
    ledger_hash     bytea          NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    changed_at      timestamptz    NOT NULL,
    verified_at     timestamptz,
    PRIMARY KEY (sku, node),
    CONSTRAINT never_oversold CHECK (reserved + allocated + blocked <= on_hand + backorder_limit + overcommitted),
    CONSTRAINT never_overdrawn CHECK (on_hand + overdrawn >= 0)
) WITH (fillfactor = 50); -- Rows change often and no index covers a counter: room for heap-only updates.

CREATE INDEX stock_by_node ON stock (node);

-- One chain per SKU and node; seq is the stock row's version after the change. No foreign key to stock: the row is
-- locked by whoever writes here, and checking it again costs the hot path.
CREATE TABLE ledger (
    sku            text           NOT NULL,
    node           text           NOT NULL,
    seq            bigint         NOT NULL,
    cause          text           NOT NULL,
    on_hand        numeric(15, 3) NOT NULL,
    reserved       numeric(15, 3) NOT NULL,
    allocated      numeric(15, 3) NOT NULL,
    blocked        numeric(15, 3) NOT NULL,
    incoming       numeric(15, 3) NOT NULL,
    reference_type text,
    reference      text,
    reason         text,
    actor          text           NOT NULL,
    at             timestamptz    NOT NULL,
    prev_hash      bytea          NOT NULL,
    hash           bytea          NOT NULL,
    PRIMARY KEY (sku, node, seq)
);

CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only';
END
$$;

CREATE TRIGGER ledger_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();

-- Goods between two nodes. An empty reference stands for transfers that name none; destination is known where the
-- sender announced it, and then counts as incoming there.
CREATE TABLE transfer (
    sku         text           NOT NULL REFERENCES item (sku),
    reference   text           NOT NULL,
    destination text REFERENCES node,
    in_transit  numeric(15, 3) NOT NULL CHECK (in_transit >= 0),
    PRIMARY KEY (sku, reference)
);
