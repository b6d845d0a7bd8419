-- What every hold costs. A reservation and its parts are written by one statement and never deleted, so checking each part
-- against its reservation again proves nothing; and a hold without a cart replaces none.
ALTER TABLE reservation_part DROP CONSTRAINT reservation_part_reservation_fkey;
DROP INDEX one_hold_per_cart;
CREATE UNIQUE INDEX one_hold_per_cart ON reservation (channel, cart) WHERE state = 'held' AND cart IS NOT NULL;
