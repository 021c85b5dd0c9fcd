-- An undo is a run of its own, so that history tells who took what back.
ALTER TABLE sdi.run ADD COLUMN undoes bigint REFERENCES sdi.run (id);
ALTER TABLE sdi.run ADD COLUMN undone_by bigint REFERENCES sdi.run (id);
ALTER TABLE sdi.run ADD COLUMN deleted bigint;
ALTER TABLE sdi.run DROP CONSTRAINT run_state_check;
ALTER TABLE sdi.run ADD CONSTRAINT run_state_check
    CHECK (state IN ('running', 'committed', 'discarded', 'died', 'undone'));

-- A source whose full delivery no longer contains the feature, which stays for another's sake, says nothing of it any longer.
ALTER TABLE sdi.said ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;

-- What sdi.said and sdi.source held before a run changed it: history for the two tables that merging reads besides the layers.
CREATE TABLE sdi.said_before (
    run_id      bigint NOT NULL,
    layer       text NOT NULL,
    source      text NOT NULL,
    fid         bigint NOT NULL,
    existed     boolean NOT NULL,
    said_run_id bigint,
    attributes  jsonb,
    geom_known  boolean,
    geom        geometry,
    withdrawn   boolean,
    PRIMARY KEY (run_id, layer, source, fid)
);
CREATE TABLE sdi.source_before (
    run_id     bigint NOT NULL,
    layer      text NOT NULL,
    source     text NOT NULL,
    existed    boolean NOT NULL,
    priority   integer,
    attributes text[],
    PRIMARY KEY (run_id, layer, source)
);

-- A run touches a row of either table more than once at most by removing and saying anew: the first state counts.
CREATE FUNCTION sdi.keep_said() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF sdi.current_run() IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO sdi.said_before (run_id, layer, source, fid, existed)
      SELECT sdi.current_run(), layer, source, fid, false FROM new_rows ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO sdi.said_before
      SELECT sdi.current_run(), layer, source, fid, true, run_id, attributes, geom_known, geom, withdrawn FROM old_rows
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sdi_keep_inserted AFTER INSERT ON sdi.said REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION sdi.keep_said();
CREATE TRIGGER sdi_keep_updated AFTER UPDATE ON sdi.said REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION sdi.keep_said();
CREATE TRIGGER sdi_keep_deleted AFTER DELETE ON sdi.said REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION sdi.keep_said();

CREATE FUNCTION sdi.keep_source() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF sdi.current_run() IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO sdi.source_before (run_id, layer, source, existed)
      VALUES (sdi.current_run(), NEW.layer, NEW.source, false) ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO sdi.source_before VALUES (sdi.current_run(), OLD.layer, OLD.source, true, OLD.priority, OLD.attributes)
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sdi_keep AFTER INSERT OR UPDATE OR DELETE ON sdi.source
  FOR EACH ROW EXECUTE FUNCTION sdi.keep_source();
