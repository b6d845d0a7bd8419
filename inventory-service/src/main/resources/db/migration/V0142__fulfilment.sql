-- How promises are fulfilled: prepared, collected in time or not, from the store that was asked or from its backup.

ALTER TABLE promise ADD COLUMN sold_at text REFERENCES node;
-- When all that is prepared by then goes back into stock unless it was collected.
ALTER TABLE promise ADD COLUMN collect_by timestamptz;
CREATE INDEX promise_to_collect ON promise (collect_by) WHERE collect_by IS NOT NULL;
CREATE INDEX promise_by_order ON promise (order_id, id);

ALTER TABLE promise_part ADD COLUMN ready numeric(15, 3) NOT NULL DEFAULT 0 CHECK (ready >= 0);
-- Until when the node is to say whether it has it; NULL where it was not asked, or has answered.
ALTER TABLE promise_part ADD COLUMN asked_until timestamptz;
-- The node this part stands in for, until that has answered.
ALTER TABLE promise_part ADD COLUMN backs text;
CREATE INDEX promise_part_asked ON promise_part (asked_until) WHERE asked_until IS NOT NULL;
-- A node's work list.
CREATE INDEX promise_part_open ON promise_part (node, promise) WHERE fulfilled + cancelled + rejected < quantity;

-- What is blocked because a node did not find it, until somebody counts.
CREATE TABLE blocked_for_count (
    sku      text           NOT NULL REFERENCES item (sku),
    node     text           NOT NULL REFERENCES node,
    blocked  numeric(15, 3) NOT NULL CHECK (blocked >= 0),
    asked_at timestamptz    NOT NULL,
    PRIMARY KEY (sku, node)
);
