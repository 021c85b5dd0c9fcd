-- Where a transaction changed a layer: an array of boxes {minX, minY, maxX, maxY} in the layer's CRS that hold all that was and all
-- that is. Empty where nothing with a place was changed, null where it is not known: then it may be anywhere.
ALTER TABLE sdi.commit ADD COLUMN areas float8[];

-- What has been committed since: whoever keeps something asks it before using it again.
CREATE INDEX commit_in_order ON sdi.commit (seq);

-- A few boxes: those of all features, or where they are many one of each cell of a grid over everything, so that two places far apart do
-- not become all that lies between them. What depends on the table is short, as it is planned each time.
CREATE FUNCTION sdi.areas_changed_by(changed_tx xid8, changed text) RETURNS float8[] LANGUAGE plpgsql STABLE AS
$$ DECLARE
  boxes box2d[];
  areas float8[];
BEGIN
  EXECUTE format(
    'SELECT array_agg(b) FROM (SELECT geom::box2d FROM layer.%1$I WHERE changed_tx = $1'
    ' UNION ALL SELECT geom::box2d FROM history.%1$I WHERE superseded_tx = $1) changed (b) WHERE b IS NOT NULL', changed)
    INTO boxes USING changed_tx;
  IF cardinality(boxes) <= 8 THEN
    areas := (SELECT array_agg(DISTINCT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)]) FROM unnest(boxes) b);
  ELSIF boxes IS NOT NULL THEN
    WITH side AS MATERIALIZED (
      SELECT ST_XMin(b) AS x0, ST_YMin(b) AS y0, ST_XMax(b) AS x1, ST_YMax(b) AS y1 FROM unnest(boxes) b
    ), whole AS MATERIALIZED (
      SELECT min(x0) AS x, min(y0) AS y, nullif(max(x1) - min(x0), 0) / 4 AS w, nullif(max(y1) - min(y0), 0) / 4 AS h FROM side
    ), cell AS (
      SELECT ARRAY[min(x0), min(y0), max(x1), max(y1)] AS area FROM side, whole
      GROUP BY coalesce(least(3, floor((x0 - x) / w)), 0), coalesce(least(3, floor((y0 - y) / h)), 0)
    ) SELECT array_agg(area) INTO areas FROM cell;
  END IF;
  RETURN coalesce(areas, '{}');
EXCEPTION
  -- the transaction has dropped its table, too, or was begun by somebody who may change it but not look
  WHEN undefined_table OR undefined_column OR insufficient_privilege THEN RETURN NULL;
END $$;

-- As before, and where. Looked up before the lock is taken, for which other transactions wait.
CREATE OR REPLACE FUNCTION sdi.stamp_commit() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE
  told float8[];
BEGIN
  SELECT areas INTO told FROM sdi.commit WHERE tx = NEW.tx AND layer = NEW.layer;
  IF told IS NULL THEN
    told := sdi.areas_changed_by(NEW.tx, NEW.layer);
  END IF;
  PERFORM pg_advisory_xact_lock(7254189330124);
  UPDATE sdi.commit
    SET seq = nextval('sdi.commit_seq'), committed_at = clock_timestamp(),
        long = clock_timestamp() > started_at + interval '1 hour', areas = told
    WHERE tx = NEW.tx AND layer = NEW.layer;
  RETURN NULL;
END $$;

-- As before. Whoever lets the deferred triggers run early and then goes on changing the layer may have changed it anywhere.
CREATE OR REPLACE FUNCTION sdi.note_commit(changed text) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN
  IF sdi.came_from_elsewhere() THEN
    RAISE EXCEPTION 'This database was restored from another PostgreSQL cluster: run ./sdi migrate (or ./sdi up) before anything is changed. / Cơ sở dữ liệu này được khôi phục từ một cụm PostgreSQL khác: hãy chạy ./sdi migrate (hoặc ./sdi up) trước khi sửa.'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO sdi.commit AS c (tx, layer) VALUES (sdi.current_tx(), changed)
    ON CONFLICT (tx, layer) DO UPDATE SET areas = NULL WHERE c.seq IS NOT NULL;
END $$;

-- Tiles that outlast the process which made them. Not logged: after a crash they are made again.
CREATE UNLOGGED TABLE sdi.tile (
    -- digest of what it shows and of everything that decides how
    key     bytea PRIMARY KEY,
    -- it shows all that had been committed up to here
    seq     bigint NOT NULL,
    bytes   integer NOT NULL,
    used_at timestamptz NOT NULL DEFAULT now(),
    content bytea NOT NULL
);
-- compressed already
ALTER TABLE sdi.tile ALTER content SET STORAGE EXTERNAL;
CREATE INDEX tile_used_at ON sdi.tile (used_at);
