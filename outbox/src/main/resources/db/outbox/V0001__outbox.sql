-- Messages that were decided together with the rows around them and still have to reach Kafka.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shard      smallint    NOT NULL CHECK (shard BETWEEN 0 AND 63),
    topic      text        NOT NULL,
    key        text        NOT NULL,
    payload    text, -- as it goes on the wire; null is a tombstone
    headers    jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_lane ON outbox (topic, shard, id);

-- One row per shard: whoever holds its row lock is the only one to send that shard's keys.
CREATE TABLE outbox_shard (
    shard smallint PRIMARY KEY
);
INSERT INTO outbox_shard SELECT generate_series(0, 63);

-- Messages the broker will never take as they are, with its reason.
CREATE TABLE outbox_parked (
    id         bigint PRIMARY KEY,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    payload    text,
    headers    jsonb       NOT NULL,
    reason     text        NOT NULL,
    created_at timestamptz NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now()
);

-- Messages a consumer has already applied.
CREATE TABLE inbox (
    consumer   text        NOT NULL,
    message_id text        NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);
CREATE INDEX inbox_by_age ON inbox (seen_at);

-- Answers already given to requests with an Idempotency-Key.
CREATE TABLE request_key (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    status      smallint    NOT NULL,
    answer      text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX request_key_by_age ON request_key (created_at);
