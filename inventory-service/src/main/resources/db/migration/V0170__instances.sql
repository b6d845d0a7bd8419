-- Which processes of this service live, as they say themselves every second. Nothing depends on it but who is asked first.
CREATE TABLE instance (
    address text PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
