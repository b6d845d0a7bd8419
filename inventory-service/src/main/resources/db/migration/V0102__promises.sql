-- What is held for carts and promised to customers.

-- No foreign key to channel: channels are never deleted, and every hold would share-lock the one busy row.
CREATE TABLE reservation (
    id          text PRIMARY KEY,
    channel     text        NOT NULL,
    customer_id text,
    cart        text,
    state       text        NOT NULL CHECK (state IN ('held', 'released', 'expired', 'confirmed')),
    expires_at  timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    promise     text,
    CHECK ((state = 'confirmed') = (promise IS NOT NULL))
);
CREATE INDEX reservation_by_customer ON reservation (customer_id, created_at DESC, id DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX reservation_by_expiry ON reservation (expires_at) WHERE state = 'held';
-- A newer hold of a cart replaces the older one, whoever is first.
CREATE UNIQUE INDEX one_hold_per_cart ON reservation (channel, cart) WHERE state = 'held';

-- held_until repeats the reservation's expiry while it is held, so that a read can discount what has expired.
CREATE TABLE reservation_part (
    reservation text           NOT NULL REFERENCES reservation,
    line        text           NOT NULL,
    node        text           NOT NULL,
    sku         text           NOT NULL,
    quantity    numeric(15, 3) NOT NULL CHECK (quantity > 0),
    held_until  timestamptz,
    PRIMARY KEY (reservation, line, node)
);
CREATE INDEX reservation_part_held ON reservation_part (sku, node, held_until) WHERE held_until IS NOT NULL;

CREATE TABLE promise (
    id          text PRIMARY KEY,
    reservation text        NOT NULL UNIQUE REFERENCES reservation,
    order_id    text        NOT NULL,
    fulfilment  text        NOT NULL CHECK (fulfilment IN ('ship', 'pickup')),
    created_at  timestamptz NOT NULL
);

CREATE TABLE promise_part (
    promise   text           NOT NULL REFERENCES promise,
    line      text           NOT NULL,
    node      text           NOT NULL,
    sku       text           NOT NULL,
    quantity  numeric(15, 3) NOT NULL CHECK (quantity > 0),
    fulfilled numeric(15, 3) NOT NULL DEFAULT 0 CHECK (fulfilled >= 0),
    cancelled numeric(15, 3) NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
    rejected  numeric(15, 3) NOT NULL DEFAULT 0 CHECK (rejected >= 0),
    returned  numeric(15, 3) NOT NULL DEFAULT 0 CHECK (returned >= 0 AND returned <= fulfilled),
    PRIMARY KEY (promise, line, node),
    CHECK (fulfilled + cancelled + rejected <= quantity)
);
