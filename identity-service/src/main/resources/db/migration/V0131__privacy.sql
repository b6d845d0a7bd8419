-- An erased base customer stays as an empty row, so that its id says so and is never given to another.
ALTER TABLE customers ADD COLUMN erased_at timestamptz;

-- What was erased, by blind index: identifiers, and records by source and id. Nothing leads from here to a person.
CREATE TABLE erased_identifiers (
    id          uuid        PRIMARY KEY,
    erased_at   timestamptz NOT NULL, -- what happened until then stays forgotten
    lifted_at   timestamptz,          -- since when imports may bring it again
    lifted_by   text,
    lift_reason text
);

-- Requests of people to have their data or to have it forgotten.
CREATE TABLE privacy_requests (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('erasure', 'export')),
    customer_id  uuid        NOT NULL REFERENCES customers (id), -- who it was at the time
    bases        uuid[]      NOT NULL,                           -- the base customers it consisted of
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    announcement bytea, -- the PrivacyRequested for the other services, sealed with a key of the request; null when complete
    announced_at timestamptz NOT NULL,
    completed_at timestamptz
);
CREATE INDEX privacy_requests_running ON privacy_requests (announced_at) WHERE completed_at IS NULL;
CREATE INDEX privacy_requests_completed ON privacy_requests (completed_at);

-- Under which id the undoing of a merge was told.
ALTER TABLE merges ADD COLUMN kept uuid;

-- What each service did for a request.
CREATE TABLE privacy_receipts (
    request_id   uuid        NOT NULL REFERENCES privacy_requests (id),
    service      text        NOT NULL,
    counts       jsonb       NOT NULL,
    at           timestamptz NOT NULL,
    log_clean_by timestamptz,
    PRIMARY KEY (request_id, service)
);

-- Claims of erased customers are found by whom they name.
CREATE INDEX identifiers_claimed ON identifiers USING gin (hosts) WHERE hosts <> '{}';

-- What could not be read is in the log, at its partition and offset; a copy of it would be one more to forget.
ALTER TABLE parked_touchpoints DROP COLUMN key;
ALTER TABLE parked_touchpoints DROP COLUMN payload;

-- Whom stored answers to requests with an Idempotency-Key are about.
CREATE TABLE answered_about (
    customer_id uuid NOT NULL,
    caller      text NOT NULL,
    key         text NOT NULL,
    PRIMARY KEY (customer_id, caller, key),
    FOREIGN KEY (caller, key) REFERENCES request_key (caller, key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX answered_about_answer ON answered_about (caller, key);
