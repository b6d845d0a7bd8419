-- What sources say of people, for comparison with what others say. All of it is sealed with the key of the base
-- customer; hashes are keyed ones of 64 bits.
CREATE TABLE match_records (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          uuid        NOT NULL UNIQUE, -- keyed hash of source and id there
    source        text        NOT NULL,
    customer_id   uuid        NOT NULL REFERENCES customers (id), -- the base customer
    person        bytea       NOT NULL, -- JSON, sealed
    fingerprint   bigint      NOT NULL, -- of the person: the same again is no change
    keys          bigint[]    NOT NULL, -- what it may be found by
    terms         bigint[]    NOT NULL, -- its values, to know how common they are
    said_at       timestamptz NOT NULL,
    revision      integer     NOT NULL,
    counted       boolean     NOT NULL, -- whether its terms are
    turn          text        NOT NULL CHECK (turn IN ('now', 'later', 'done')), -- when it is matched
    claimed_until timestamptz, -- somebody is at it
    outcome       text        CHECK (outcome IN ('linked', 'review', 'alone')),
    score         double precision
) WITH (fillfactor = 85);
CREATE INDEX match_records_of_customer ON match_records (customer_id);
CREATE INDEX match_records_waiting ON match_records (id) WHERE turn = 'now';
CREATE INDEX match_records_uncounted ON match_records (id) WHERE NOT counted;

CREATE TABLE match_keys (
    hash   bigint NOT NULL,
    record bigint NOT NULL,
    PRIMARY KEY (hash, record)
);

CREATE TABLE match_terms (
    hash   bigint PRIMARY KEY,
    number bigint NOT NULL
) WITH (fillfactor = 80);

-- Parameters that were estimated; the latest version is used, 0 is the one this service is shipped with.
CREATE TABLE match_models (
    version    integer     PRIMARY KEY,
    parameters jsonb       NOT NULL,
    records    bigint      NOT NULL, -- known when it was estimated
    created_at timestamptz NOT NULL
);

-- Why a match made a merge. Weights are in bits, by field, and say nothing of the values.
CREATE TABLE match_evidence (
    merge_id      uuid             PRIMARY KEY REFERENCES merges (id),
    score         double precision NOT NULL,
    model_version integer          NOT NULL,
    weights       jsonb            NOT NULL
);

CREATE TABLE match_reviews (
    id             uuid             PRIMARY KEY,
    left_record    bigint           NOT NULL REFERENCES match_records (id),
    right_record   bigint           NOT NULL REFERENCES match_records (id),
    left_customer  uuid             NOT NULL REFERENCES customers (id), -- base customers
    right_customer uuid             NOT NULL REFERENCES customers (id),
    score          double precision NOT NULL,
    model_version  integer          NOT NULL,
    weights        jsonb            NOT NULL,
    because        text             NOT NULL,
    state          text             NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
    created_at     timestamptz      NOT NULL,
    decided_at     timestamptz,
    decided_by     text,
    reason         text,
    merge_id       uuid REFERENCES merges (id),
    UNIQUE (left_record, right_record),
    CHECK (left_record < right_record)
);
CREATE INDEX match_reviews_by_state ON match_reviews (state, score DESC, id);
CREATE INDEX match_reviews_right ON match_reviews (right_record);
CREATE INDEX match_reviews_left_customer ON match_reviews (left_customer);
CREATE INDEX match_reviews_right_customer ON match_reviews (right_customer);
