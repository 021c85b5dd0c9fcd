-- Whether a blank of the source says that there is no value; else it says nothing.
ALTER TABLE sdi.source ADD COLUMN erases boolean NOT NULL DEFAULT false;
ALTER TABLE sdi.source_before ADD COLUMN erases boolean;

CREATE OR REPLACE FUNCTION sdi.keep_source() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF sdi.current_run() IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO sdi.source_before (run_id, layer, source, existed)
      VALUES (sdi.current_run(), NEW.layer, NEW.source, false) ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO sdi.source_before (run_id, layer, source, existed, priority, attributes, erases)
      VALUES (sdi.current_run(), OLD.layer, OLD.source, true, OLD.priority, OLD.attributes, OLD.erases)
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
