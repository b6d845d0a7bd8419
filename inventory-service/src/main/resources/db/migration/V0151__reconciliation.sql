-- What reconciliations looked at and what they found. position is the last SKU done, so that a run goes on after a crash.
CREATE TABLE reconciliation_run (
    id          text PRIMARY KEY,
    scope       text[],
    repair      boolean     NOT NULL,
    actor       text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('running', 'done')),
    position    text        NOT NULL DEFAULT '',
    skus        bigint      NOT NULL DEFAULT 0,
    rows        bigint      NOT NULL DEFAULT 0,
    findings    bigint      NOT NULL DEFAULT 0,
    repaired    bigint      NOT NULL DEFAULT 0,
    started_at  timestamptz NOT NULL,
    touched_at  timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE INDEX reconciliation_run_by_start ON reconciliation_run (started_at DESC);
CREATE UNIQUE INDEX one_whole_reconciliation ON reconciliation_run ((scope IS NULL)) WHERE state = 'running' AND scope IS NULL;

CREATE TABLE reconciliation_finding (
    id          text PRIMARY KEY,
    run         text        NOT NULL REFERENCES reconciliation_run ON DELETE CASCADE,
    number      bigint      NOT NULL,
    kind        text        NOT NULL,
    sku         text        NOT NULL,
    node        text        NOT NULL,
    counter     text,
    subject     text,
    expected    numeric(18, 3),
    found       numeric(18, 3),
    cause       text        NOT NULL,
    rows        text[]      NOT NULL,
    repaired_at timestamptz,
    repaired_by text,
    reason      text,
    UNIQUE (run, number)
);

-- The bookings of one order or reservation, for whoever compares them with it.
CREATE INDEX ledger_by_reference ON ledger (reference, sku, node) WHERE reference_type IN ('order', 'reservation');
