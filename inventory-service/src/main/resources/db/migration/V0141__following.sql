-- Reservations that change, and whose they are.

-- How often it was changed while it was held.
ALTER TABLE reservation ADD COLUMN changes integer NOT NULL DEFAULT 0;

-- Customers that were merged into others: who they are now. One that was parted again is itself.
CREATE TABLE customer_alias (
    customer_id text PRIMARY KEY,
    current     text   NOT NULL,
    version     bigint NOT NULL
);
CREATE INDEX customer_alias_by_current ON customer_alias (current);

-- Whom identifiers name, each by the digest that is its key in the log: no identifier's value is kept.
CREATE TABLE identifier_owner (
    subject     text PRIMARY KEY,
    customer_id text   NOT NULL,
    version     bigint NOT NULL
);
CREATE INDEX identifier_owner_by_customer ON identifier_owner (customer_id);
