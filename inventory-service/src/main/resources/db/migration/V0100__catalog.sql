-- Where stock lies, what it is and who may sell it.

CREATE TABLE node (
    id                   text PRIMARY KEY,
    kind                 text    NOT NULL CHECK (kind IN ('store', 'dc', 'department_store', 'marketplace', 'supplier')),
    lat                  double precision CHECK (lat BETWEEN -90 AND 90),
    lon                  double precision CHECK (lon BETWEEN -180 AND 180),
    country              text,
    enabled              boolean NOT NULL,
    ships_orders         boolean NOT NULL,
    offers_pickup        boolean NOT NULL,
    daily_order_capacity integer CHECK (daily_order_capacity >= 0),
    priority             integer NOT NULL,
    version              bigint  NOT NULL,
    CHECK ((lat IS NULL) = (lon IS NULL))
);

-- An item keeps the spelling it was created with; sku_key is what requests are matched by, whatever their letter case.
CREATE TABLE item (
    sku_key text PRIMARY KEY,
    sku     text   NOT NULL UNIQUE,
    name    text   NOT NULL,
    unit    text   NOT NULL,
    version bigint NOT NULL
);

-- nodes in selling order. They are an array because nothing is ever asked of one place in it, and nodes are never deleted.
CREATE TABLE channel (
    id           text PRIMARY KEY,
    nodes        text[]         NOT NULL,
    safety_stock numeric(15, 3) NOT NULL CHECK (safety_stock >= 0),
    version      bigint         NOT NULL
);
