-- How a customer likes to be contacted where it may be; of merged customers the latest word holds.
CREATE TABLE contact_preferences (
    customer_id uuid        PRIMARY KEY REFERENCES customers (id), -- the base customer
    preferences bytea       NOT NULL, -- JSON, sealed
    recorded_by text        NOT NULL,
    at          timestamptz NOT NULL
);
