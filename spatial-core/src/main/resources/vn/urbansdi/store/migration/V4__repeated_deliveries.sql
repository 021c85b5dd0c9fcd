-- What a run was made of, and what stood in its layer when it was through: the same again, with nothing changed since, would
-- change nothing.
ALTER TABLE sdi.run ADD COLUMN delivery_digest text;
ALTER TABLE sdi.run ADD COLUMN committed_tx xid8;
-- What the run could see: whatever it could not has been written since.
ALTER TABLE sdi.run ADD COLUMN committed_snapshot pg_snapshot;
