-- SHA-256 of customer ids that were erased; an id is random and never used again, so nothing more is needed.
CREATE TABLE erased_customer (
    id_hash   bytea PRIMARY KEY,
    erased_at timestamptz NOT NULL
);

-- Exports that can be fetched for a while.
CREATE TABLE privacy_export (
    request_id   text PRIMARY KEY,
    customers    text[]      NOT NULL,
    requested_at timestamptz NOT NULL
);
CREATE INDEX privacy_export_by_age ON privacy_export (requested_at);
