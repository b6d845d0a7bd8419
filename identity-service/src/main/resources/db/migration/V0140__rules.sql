-- What stewards decided about the rules, over those of the deployment's file. The version grows with every change of
-- anything below; replicas look at it and read anew.
CREATE TABLE rule_book (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    version  bigint NOT NULL,
    rules    jsonb  NOT NULL -- what differs from the file
);
INSERT INTO rule_book (version, rules) VALUES (0, '{}');

CREATE TABLE rule_changes (
    version    bigint      PRIMARY KEY,
    kind       text        NOT NULL,
    detail     jsonb       NOT NULL,
    reason     text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Values that name nobody, so they are nobody's personal data. A star as type means every type.
CREATE TABLE blocked_values (
    id         uuid        PRIMARY KEY,
    type       text        NOT NULL,
    value      text        NOT NULL, -- in lower case
    reason     text        NOT NULL,
    blocked_by text        NOT NULL,
    blocked_at timestamptz NOT NULL,
    UNIQUE (type, value)
);

-- Identifiers that carry touchpoints and link nobody, by node: known or not yet seen.
CREATE TABLE shared_identifiers (
    id        uuid        PRIMARY KEY,
    type      text        NOT NULL,
    reason    text        NOT NULL,
    shared_by text        NOT NULL,
    shared_at timestamptz NOT NULL
);

ALTER TABLE never_links ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX never_links_in_order ON never_links (decided_at, id);
CREATE UNIQUE INDEX never_links_by_id ON never_links (id);
CREATE INDEX conflicts_in_order ON conflicts (first_at, stronger, weaker, kind);
