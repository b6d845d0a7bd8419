-- How an instance that knows stock and catalogue by heart hears of every change, and of none twice: each change carries
-- the transaction that made it, and what was not visible in the snapshot seen last is news. Unlike a sequence or a time
-- this misses no transaction that commits late.

-- NULL for what is older than this; an instance reads the stock itself when it starts.
ALTER TABLE ledger ADD xid xid8;
ALTER TABLE ledger ALTER xid SET DEFAULT pg_current_xact_id();
CREATE INDEX ledger_by_transaction ON ledger (xid);

CREATE FUNCTION stamp_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.xid := pg_current_xact_id();
    RETURN NEW;
END
$$;

ALTER TABLE item ADD xid xid8;
CREATE INDEX item_by_transaction ON item (xid);
CREATE TRIGGER item_is_news BEFORE INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION stamp_transaction();

-- Nodes, channels and rules are few and read as a whole, so one row says that any of them changed.
CREATE TABLE layout_change (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    xid      xid8 NOT NULL
);
INSERT INTO layout_change (xid) VALUES (pg_current_xact_id());

CREATE FUNCTION change_layout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE layout_change SET xid = pg_current_xact_id();
    RETURN NULL;
END
$$;

CREATE TRIGGER node_is_news AFTER INSERT OR UPDATE OR DELETE ON node
    FOR EACH STATEMENT EXECUTE FUNCTION change_layout();
CREATE TRIGGER channel_is_news AFTER INSERT OR UPDATE OR DELETE ON channel
    FOR EACH STATEMENT EXECUTE FUNCTION change_layout();
CREATE TRIGGER safety_rule_is_news AFTER INSERT OR UPDATE OR DELETE ON safety_rule
    FOR EACH STATEMENT EXECUTE FUNCTION change_layout();

-- How fast a shelf empties and how often something was not found on it: what the confidence in its counters rests on
-- besides the last count. sold_per_day is weighted by age; missed since the last count only.
CREATE TABLE shelf_pulse (
    sku          text        NOT NULL,
    node         text        NOT NULL,
    sold_per_day real        NOT NULL DEFAULT 0 CHECK (sold_per_day >= 0),
    sold_at      timestamptz,
    missed       integer     NOT NULL DEFAULT 0 CHECK (missed >= 0),
    missed_at    timestamptz,
    xid          xid8,
    PRIMARY KEY (sku, node)
);
CREATE INDEX shelf_pulse_by_transaction ON shelf_pulse (xid);
CREATE TRIGGER shelf_pulse_is_news BEFORE INSERT OR UPDATE ON shelf_pulse
    FOR EACH ROW EXECUTE FUNCTION stamp_transaction();

-- Whoever writes that something was not found, its shelf is trusted less at once.
CREATE FUNCTION miss_on_shelf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO shelf_pulse AS p (sku, node, missed, missed_at) VALUES (NEW.sku, NEW.node, 1, NEW.at)
    ON CONFLICT (sku, node) DO UPDATE SET missed = least(1000, 1 + CASE
            WHEN p.missed_at > coalesce((SELECT verified_at FROM stock s WHERE s.sku = NEW.sku AND s.node = NEW.node),
                '-infinity') THEN p.missed ELSE 0 END),
        missed_at = NEW.at;
    RETURN NULL;
END
$$;

CREATE TRIGGER rejection_is_a_miss AFTER INSERT ON ledger
    FOR EACH ROW WHEN (NEW.cause = 'reject') EXECUTE FUNCTION miss_on_shelf();

-- Up to which snapshot sales were added up.
CREATE TABLE pulse_position (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    seen     pg_snapshot NOT NULL
);
INSERT INTO pulse_position (seen) VALUES (pg_current_snapshot());
