-- Whether something is listed on a channel is known by heart, as the catalogue is.

ALTER TABLE listing ADD xid xid8;
CREATE INDEX listing_by_transaction ON listing (xid);
CREATE TRIGGER new_listing_is_news BEFORE INSERT ON listing FOR EACH ROW EXECUTE FUNCTION stamp_transaction();
CREATE TRIGGER listing_is_news BEFORE UPDATE ON listing
    FOR EACH ROW WHEN (OLD.listed IS DISTINCT FROM NEW.listed) EXECUTE FUNCTION stamp_transaction();
