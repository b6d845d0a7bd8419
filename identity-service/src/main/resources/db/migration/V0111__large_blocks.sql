-- Blocking keys that more records have than are looked at: known as such, they are not even read.
CREATE TABLE match_large_keys (
    hash bigint  PRIMARY KEY,
    size integer NOT NULL -- it has more records than this
);
