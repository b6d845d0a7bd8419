-- What was announced to come, and what came of it.
CREATE TABLE supply (
    id          text PRIMARY KEY,
    node        text        NOT NULL REFERENCES node,
    supplier    text,
    expected_at timestamptz,
    state       text        NOT NULL CHECK (state IN ('announced', 'partly_received', 'received', 'closed')),
    actor       text        NOT NULL,
    created_at  timestamptz NOT NULL,
    version     bigint      NOT NULL
);
CREATE INDEX supply_by_time ON supply (created_at DESC, id DESC);

-- withdrawn is what was announced and will not come.
CREATE TABLE supply_line (
    supply    text           NOT NULL REFERENCES supply,
    sku       text           NOT NULL REFERENCES item (sku),
    announced numeric(15, 3) NOT NULL CHECK (announced >= 0),
    received  numeric(15, 3) NOT NULL CHECK (received >= 0),
    damaged   numeric(15, 3) NOT NULL CHECK (damaged >= 0 AND damaged <= received),
    withdrawn numeric(15, 3) NOT NULL CHECK (withdrawn >= 0),
    PRIMARY KEY (supply, sku)
);
CREATE INDEX supply_line_by_sku ON supply_line (sku);

-- Goods that were sent and never arrived, once somebody said so.
CREATE TABLE transfer_difference (
    id          text PRIMARY KEY,
    sku         text           NOT NULL REFERENCES item (sku),
    reference   text           NOT NULL,
    destination text,
    quantity    numeric(15, 3) NOT NULL CHECK (quantity > 0),
    reason      text           NOT NULL,
    actor       text           NOT NULL,
    at          timestamptz    NOT NULL
);
CREATE INDEX transfer_difference_by_time ON transfer_difference (at DESC, id DESC);
