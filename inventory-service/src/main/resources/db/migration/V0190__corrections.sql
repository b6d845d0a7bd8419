-- A hold for somebody nobody knew yet is part of their export as well.
ALTER TABLE privacy_export ADD subjects text[] NOT NULL DEFAULT '{}';

-- What never was on a shelf was not missed there: only what was blocked or written off speaks against its counters.
DROP TRIGGER rejection_is_a_miss ON ledger;
CREATE TRIGGER rejection_is_a_miss AFTER INSERT ON ledger
    FOR EACH ROW WHEN (NEW.cause = 'reject' AND (NEW.blocked > 0 OR NEW.on_hand < 0)) EXECUTE FUNCTION miss_on_shelf();
