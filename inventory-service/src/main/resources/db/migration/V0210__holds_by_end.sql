-- What ends is looked for by the holds themselves, which say where: every shelf must know all that ends on it, and an index on
-- ends that only holds have is small however many reservations there were.
CREATE INDEX reservation_part_ending ON reservation_part (held_until) WHERE held_until IS NOT NULL;
DROP INDEX reservation_by_expiry;
