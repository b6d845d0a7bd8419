-- What planners say about nodes and items, and news of changes for the instances that know stock and catalogue by heart.

ALTER TABLE node ADD name text;
ALTER TABLE node ADD safety_stock numeric(15, 3) NOT NULL DEFAULT 0 CHECK (safety_stock >= 0);
-- JSON of the calendar as callers send it; it is read as a whole or not at all.
ALTER TABLE node ADD calendar text;

-- NULL says nothing, so that the channel's safety stock holds.
ALTER TABLE item ADD safety_stock numeric(15, 3) CHECK (safety_stock >= 0);
ALTER TABLE item ADD listed boolean NOT NULL DEFAULT true;
-- What one kit is made of; NULL for an item that is not a kit. Two arrays, because they are read with the row only.
ALTER TABLE item ADD component_skus text[];
ALTER TABLE item ADD component_quantities numeric(15, 3)[];
ALTER TABLE item ADD CONSTRAINT components_have_quantities
    CHECK (coalesce(cardinality(component_skus), 0) = coalesce(cardinality(component_quantities), 0));

-- Asked in the order of position and id; the last one that matches wins.
CREATE TABLE safety_rule (
    id         text PRIMARY KEY,
    position   integer        NOT NULL,
    scope      text           NOT NULL CHECK (scope IN ('channel', 'node')),
    channel    text,
    node       text,
    node_kind  text,
    sku        text,
    sku_prefix text,
    quantity   numeric(15, 3) NOT NULL CHECK (quantity >= 0),
    version    bigint         NOT NULL
);

-- Up to which amount a node may promise what it does not have. stock.backorder_limit, which the constraint reads, is
-- written in the same transaction.
CREATE TABLE backorder (
    sku            text           NOT NULL REFERENCES item (sku),
    node           text           NOT NULL REFERENCES node,
    kind           text           NOT NULL CHECK (kind IN ('backorder', 'preorder')),
    quantity       numeric(15, 3) NOT NULL CHECK (quantity BETWEEN 0 AND 999999999),
    available_from timestamptz,
    version        bigint         NOT NULL,
    PRIMARY KEY (sku, node)
);
