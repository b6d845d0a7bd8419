-- Personal values are sealed with a key of the person they belong to. Plain values of a database from before that
-- cannot be sealed by SQL, and are not thrown away either.
DO $$ BEGIN
    IF EXISTS (SELECT FROM identifiers) OR EXISTS (SELECT FROM traits) THEN
        RAISE EXCEPTION 'this database holds plain values of a version before encryption at rest: start with an empty one';
    END IF;
END $$;

CREATE TABLE data_keys (
    owner   uuid  PRIMARY KEY, -- a base customer, or what else holds personal values for a while
    master  text  NOT NULL,    -- the fingerprint of the master key that wraps it
    wrapped bytea NOT NULL
);

ALTER TABLE identifiers DROP COLUMN value;
ALTER TABLE identifiers ADD COLUMN value bytea NOT NULL; -- sealed

ALTER TABLE traits DROP COLUMN value;
ALTER TABLE traits ADD COLUMN value bytea NOT NULL; -- JSON, sealed
