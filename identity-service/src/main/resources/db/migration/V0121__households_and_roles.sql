-- Who lives together, as addresses and last names say (a keyed hash of both) ...
CREATE TABLE household_keys (
    customer_id uuid        NOT NULL REFERENCES customers (id), -- the base customer
    source      text        NOT NULL,
    household   uuid        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (customer_id, source)
);
CREATE INDEX household_keys_household ON household_keys (household);

-- ... and as somebody decided, which counts more.
CREATE TABLE household_choices (
    customer_id uuid        PRIMARY KEY REFERENCES customers (id), -- the base customer
    household   uuid        NOT NULL,
    reason      text        NOT NULL,
    decided_by  text        NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX household_choices_household ON household_choices (household);

-- What part a customer plays in something: who bought it, who pays, who uses it.
CREATE TABLE customer_roles (
    customer_id uuid        NOT NULL REFERENCES customers (id), -- the base customer
    kind        text        NOT NULL,
    subject     text        NOT NULL,
    role        text        NOT NULL,
    source      text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (customer_id, kind, subject, role)
);
CREATE INDEX customer_roles_subject ON customer_roles (kind, subject);
