-- Bulk imports. Lines are staged while the body comes in and are applied once it is complete.
CREATE TABLE imports (
    id           uuid        PRIMARY KEY,
    state        text        NOT NULL CHECK (state IN ('receiving', 'linking', 'matching', 'completed', 'abandoned')),
    request_key  text        UNIQUE,       -- caller and Idempotency-Key
    upload       uuid,                     -- who may stage lines now; null once an upload broke off
    records      bigint      NOT NULL,     -- staged, the header of a CSV included
    chain        bytea       NOT NULL,     -- hash over them, each over the one before
    read         bigint      NOT NULL,     -- lines with data
    rejected     bigint      NOT NULL,     -- of them, while they were read
    created_at   timestamptz NOT NULL,
    touched_at   timestamptz NOT NULL,
    received_at  timestamptz,
    completed_at timestamptz
);
CREATE INDEX imports_by_age ON imports (created_at) WHERE state IN ('linking', 'matching');

-- Lines of one record are in one lane, and a lane is worked on by one at a time, so a record keeps its order.
CREATE TABLE import_lanes (
    import_id    uuid        NOT NULL REFERENCES imports (id),
    lane         smallint    NOT NULL,
    linked_to    bigint      NOT NULL, -- lines up to this one are linked
    linked       boolean     NOT NULL, -- all of them
    matched_to   bigint      NOT NULL,
    matched      boolean     NOT NULL,
    leased_until timestamptz NOT NULL, -- while somebody matches
    accepted     bigint      NOT NULL,
    rejected     bigint      NOT NULL,
    joined       bigint      NOT NULL, -- with a customer who was there before
    to_review    bigint      NOT NULL,
    PRIMARY KEY (import_id, lane)
);

CREATE TABLE import_lines (
    import_id uuid     NOT NULL REFERENCES imports (id),
    line      bigint   NOT NULL,
    lane      smallint NOT NULL,
    record    uuid,                    -- keyed hash of source and sourceId; null where the line has none
    content   bytea,                   -- sealed, until it is applied
    label     bytea,                   -- sealed: source, sourceId and what it matched by
    status    text CHECK (status IN ('accepted', 'updated', 'rejected')), -- null until it is applied
    base      uuid REFERENCES customers (id),
    joined    boolean  NOT NULL DEFAULT false,
    to_review boolean  NOT NULL DEFAULT false,
    score     double precision,
    problem   text,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX import_lines_by_lane ON import_lines (import_id, lane, line);
CREATE INDEX import_lines_of_customer ON import_lines (base) WHERE base IS NOT NULL;
CREATE INDEX import_lines_of_record ON import_lines (record) WHERE record IS NOT NULL;
