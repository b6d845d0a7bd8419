-- Which limit an entry of the ledger set: what may have been promised beyond what was there, as of any instant.
CREATE TABLE backorder_change (
    sku      text           NOT NULL,
    node     text           NOT NULL,
    seq      bigint         NOT NULL,
    quantity numeric(15, 3) NOT NULL CHECK (quantity BETWEEN 0 AND 999999999),
    PRIMARY KEY (sku, node, seq)
);

-- Until now the limit was in the words of the entry alone.
INSERT INTO backorder_change (sku, node, seq, quantity)
SELECT sku, node, seq, substring(reason FROM 'up to ([0-9.]+)$')::numeric FROM ledger WHERE cause = 'limit';
