-- Counts: asked for, made by hand or from tags, applied or waiting for somebody to agree.
CREATE TABLE stock_count (
    id         text PRIMARY KEY,
    node       text        NOT NULL REFERENCES node,
    kind       text        NOT NULL CHECK (kind IN ('cycle', 'rfid')),
    state      text        NOT NULL CHECK (state IN ('requested', 'pending', 'done', 'cancelled')),
    reason     text,
    actor      text        NOT NULL,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by text,
    decision   text
);
CREATE INDEX stock_count_by_time ON stock_count (created_at DESC, id DESC);
CREATE INDEX stock_count_unfinished ON stock_count (node, created_at DESC) WHERE state IN ('requested', 'pending');

-- expected is what was on hand when the line was counted, variance what was counted beyond it.
CREATE TABLE stock_count_line (
    count      text           NOT NULL REFERENCES stock_count,
    sku        text           NOT NULL REFERENCES item (sku),
    state      text           NOT NULL CHECK (state IN ('asked', 'applied', 'pending', 'rejected')),
    expected   numeric(15, 3),
    counted    numeric(15, 3) CHECK (counted >= 0),
    confidence double precision CHECK (confidence BETWEEN 0 AND 1),
    reason     text,
    counted_at timestamptz,
    PRIMARY KEY (count, sku)
);
CREATE INDEX stock_count_line_by_sku ON stock_count_line (sku) WHERE state IN ('asked', 'pending');

-- Tags seen while a count is open: one row each, however often it was read.
CREATE TABLE rfid_read (
    count text    NOT NULL REFERENCES stock_count ON DELETE CASCADE,
    epc   text    NOT NULL,
    sku   text    NOT NULL,
    times integer NOT NULL CHECK (times > 0),
    PRIMARY KEY (count, epc)
);
