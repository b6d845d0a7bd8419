-- Touchpoints that could not be applied, with the reason; the others went on.
CREATE TABLE parked_touchpoints (
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    key           text,
    payload       text,
    reason        text        NOT NULL,
    parked_at     timestamptz NOT NULL,
    PRIMARY KEY (topic, partition, record_offset)
);
