-- What sources said about a person, each with its time; what is shown of it is computed over the merged customers.
CREATE TABLE traits (
    customer_id uuid        NOT NULL REFERENCES customers (id), -- the base customer
    name        text        NOT NULL,
    source      text        NOT NULL,
    value       jsonb       NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (customer_id, name, source)
);

-- Every decision is kept with its proof. One taken for a merged customer has a row for each base customer it covered.
CREATE TABLE consents (
    id          uuid        NOT NULL,
    customer_id uuid        NOT NULL REFERENCES customers (id), -- a base customer it covers
    taken_on    uuid        NOT NULL REFERENCES customers (id), -- the base customer it was taken on
    channel     text        NOT NULL,
    purpose     text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('granted', 'denied')),
    captured_by text        NOT NULL,
    text        text,
    recorded_by text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (customer_id, id)
);
