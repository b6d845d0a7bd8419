-- Nodes of the graph have uuids that never meet: customers those of version 7, in the order of creation,
-- identifiers those of version 8, a keyed hash of type and value.

-- Grows with every change of the map identifier -> customer; also the version of a customer's representation.
CREATE SEQUENCE map_version;

-- Base customers. None is ever deleted by a merge; who they are now is current, the oldest one of those merged.
CREATE TABLE customers (
    id         uuid        PRIMARY KEY,
    current    uuid        NOT NULL REFERENCES customers (id),
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL -- of the customer whose current this is
) WITH (fillfactor = 90);
CREATE INDEX customers_absorbed ON customers (current) WHERE id <> current;

CREATE TABLE identifiers (
    id          uuid        PRIMARY KEY,
    type        text        NOT NULL,
    value       text        NOT NULL,
    customer_id uuid        NOT NULL REFERENCES customers (id), -- the base customer
    seen_at     timestamptz NOT NULL, -- latest evidence that it is with this customer
    seen_in     text        NOT NULL, -- the touchpoint of that time, or empty
    hosts       uuid[]      NOT NULL, -- customers that laid claim to it, where there was more than one
    shared      boolean     NOT NULL,
    created_at  timestamptz NOT NULL
) WITH (fillfactor = 85);
CREATE INDEX identifiers_of_customer ON identifiers (customer_id);

-- A standing merge is an edge between two base customers; the standing edges are a forest.
CREATE TABLE merges (
    id             uuid        PRIMARY KEY,
    left_customer  uuid        NOT NULL REFERENCES customers (id),
    right_customer uuid        NOT NULL REFERENCES customers (id),
    survivor       uuid        NOT NULL, -- as it was at the time
    absorbed       uuid        NOT NULL,
    rule           text        NOT NULL,
    reason         text,
    source         text        NOT NULL,
    merged_at      timestamptz NOT NULL,
    undone_at      timestamptz,
    undone_by      text,
    undo_reason    text
);
CREATE INDEX merges_left ON merges (left_customer);
CREATE INDEX merges_right ON merges (right_customer);

-- Why things belong together, and what once was thought to. Those not retracted span each customer as a tree.
CREATE TABLE links (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_node         uuid        NOT NULL,
    to_node           uuid        NOT NULL,
    rule              text        NOT NULL,
    source            text        NOT NULL,
    touchpoint_id     text,
    occurred_at       timestamptz NOT NULL,
    recorded_at       timestamptz NOT NULL,
    score             double precision, -- of a probabilistic match
    merge_id          uuid REFERENCES merges (id),
    retracted_at      timestamptz,
    retracted_because text
);
CREATE INDEX links_from ON links (from_node);
CREATE INDEX links_to ON links (to_node);
CREATE INDEX links_of_merge ON links (merge_id) WHERE merge_id IS NOT NULL;

-- Somebody decided that these are two people; one is the smaller id.
CREATE TABLE never_links (
    one        uuid        NOT NULL REFERENCES customers (id),
    other      uuid        NOT NULL REFERENCES customers (id),
    reason     text        NOT NULL,
    decided_by text        NOT NULL,
    decided_at timestamptz NOT NULL,
    merge_id   uuid REFERENCES merges (id),
    PRIMARY KEY (one, other),
    CHECK (one < other)
);
CREATE INDEX never_links_other ON never_links (other);

-- Evidence that was not followed, for a steward to look at.
CREATE TABLE conflicts (
    stronger        uuid        NOT NULL, -- node
    weaker          uuid        NOT NULL, -- node
    kind            text        NOT NULL,
    identifier_type text,
    source          text        NOT NULL,
    touchpoint_id   text,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    occurrences     bigint      NOT NULL,
    PRIMARY KEY (stronger, weaker, kind)
);
