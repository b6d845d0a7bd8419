-- What channels show, what that promises, and when it did not hold.

CREATE TABLE listing (
    channel         text        NOT NULL,
    sku             text        NOT NULL REFERENCES item (sku),
    listed          boolean     NOT NULL,
    min_sellable    numeric(15, 3) CHECK (min_sellable > 0),
    share_of_stores numeric(7, 6)  CHECK (share_of_stores > 0 AND share_of_stores <= 1),
    radius_km       double precision CHECK (radius_km > 0),
    actions         text[]      NOT NULL,
    version         bigint      NOT NULL,
    stores          integer     NOT NULL DEFAULT 0,
    covered         integer     NOT NULL DEFAULT 0,
    needed          integer     NOT NULL DEFAULT 0,
    looked_at       timestamptz NOT NULL,
    PRIMARY KEY (channel, sku),
    CHECK ((min_sellable IS NULL) = (share_of_stores IS NULL))
);
CREATE INDEX listing_by_sku ON listing (sku);
CREATE INDEX listing_by_age ON listing (looked_at) WHERE min_sellable IS NOT NULL;

CREATE TABLE listing_breach (
    id          text PRIMARY KEY,
    channel     text        NOT NULL,
    sku         text        NOT NULL,
    since       timestamptz NOT NULL,
    until       timestamptz,
    fingerprint text        NOT NULL,
    seen        jsonb       NOT NULL
);
CREATE UNIQUE INDEX one_open_breach ON listing_breach (channel, sku) WHERE until IS NULL;
CREATE INDEX listing_breach_by_time ON listing_breach (since DESC, id DESC);
CREATE INDEX listing_breach_by_sku ON listing_breach (sku, since DESC);
