-- Whoever a hold is for before anybody knows which customer that is: the digest of an identifier, as in identifier_owner.
ALTER TABLE reservation ADD COLUMN subject text;
CREATE INDEX reservation_by_subject ON reservation (subject) WHERE subject IS NOT NULL;
