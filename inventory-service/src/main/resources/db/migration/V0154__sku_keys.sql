-- Requests match SKUs whatever their letter case.
CREATE INDEX listing_by_key ON listing (channel, upper(sku));
DROP INDEX listing_breach_by_sku;
CREATE INDEX listing_breach_by_key ON listing_breach (upper(sku), since DESC);

-- Reconciliations read the ledger SKU by SKU; every booking would pay for an index nobody asks.
DROP INDEX ledger_by_reference;
