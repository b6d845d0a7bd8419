-- How orders are sourced, how busy nodes are, and why everything was decided as it was.

-- How a channel's orders are sourced where a request does not say.
CREATE TABLE sourcing_policy (
    channel text PRIMARY KEY REFERENCES channel,
    policy  jsonb  NOT NULL,
    version bigint NOT NULL
);

-- Orders a node is to work on, by its working day. Only nodes with a stated capacity are counted. Sixteen rows a day
-- share the count, so that orders do not wait for each other.
CREATE TABLE node_day (
    node   text     NOT NULL REFERENCES node,
    day    date     NOT NULL,
    slot   smallint NOT NULL,
    orders bigint   NOT NULL,
    PRIMARY KEY (node, day, slot)
) WITH (fillfactor = 50);

-- Carts count too, where a node with a capacity holds something for them.
CREATE INDEX reservation_part_held_at ON reservation_part (node, held_until) WHERE held_until IS NOT NULL;

-- Why a reservation is held where it is; written once, with it. json and not jsonb: it is kept, never searched.
ALTER TABLE reservation ADD COLUMN decision json;

-- What was decided later: a change, a rejected line sourced again, a backup that took over.
CREATE TABLE sourcing_decision (
    reservation text        NOT NULL REFERENCES reservation,
    seq         integer     NOT NULL,
    cause       text        NOT NULL,
    at          timestamptz NOT NULL,
    decision    json        NOT NULL,
    PRIMARY KEY (reservation, seq)
);

-- Everything that was decided, the first decision of a reservation included.
CREATE VIEW decision AS
    SELECT id AS reservation, promise, 0 AS seq, 'reserved' AS cause, created_at AS at, decision
    FROM reservation WHERE decision IS NOT NULL
    UNION ALL
    SELECT d.reservation, r.promise, d.seq, d.cause, d.at, d.decision
    FROM sourcing_decision d JOIN reservation r ON r.id = d.reservation;
