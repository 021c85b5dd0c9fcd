-- Numbers of transactions are the cluster's own: a database that is restored elsewhere holds numbers that the new cluster has yet to
-- give, so that new versions would be taken for old ones. What is stored is therefore the cluster's number and, in a restored database,
-- what was added when it came, which stands in these two functions and so travels with the next dump. PostgreSQL puts their bodies in
-- their places when it plans: where nothing is added they cost nothing.
CREATE FUNCTION sdi.current_tx() RETURNS xid8 LANGUAGE sql STABLE AS 'SELECT pg_current_xact_id()';
CREATE FUNCTION sdi.current_snapshot() RETURNS pg_snapshot LANGUAGE sql STABLE AS 'SELECT pg_current_snapshot()';

-- The highest number that is stored, but for that of this transaction itself.
CREATE FUNCTION sdi.highest_tx() RETURNS numeric LANGUAGE sql STABLE AS
$$ SELECT greatest(
     (SELECT c.tx::text::numeric FROM sdi.commit c WHERE c.tx <> sdi.current_tx() ORDER BY c.tx DESC LIMIT 1),
     (SELECT pg_snapshot_xmax(r.committed_snapshot)::text::numeric - 1 FROM sdi.run r WHERE r.committed_snapshot IS NOT NULL
        ORDER BY r.id DESC LIMIT 1)) $$;

-- What a snapshot shows was numbered before it, unless another cluster numbered it.
CREATE FUNCTION sdi.came_from_elsewhere() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(sdi.highest_tx() >= pg_snapshot_xmax(sdi.current_snapshot())::text::numeric, false) $$;

-- Whether the database came from elsewhere; if so, its numbering goes on from here. Called before anybody writes.
CREATE FUNCTION sdi.go_on_numbering() RETURNS boolean LANGUAGE plpgsql AS
$$ DECLARE
  added numeric;
BEGIN
  IF NOT sdi.came_from_elsewhere() THEN
    RETURN false;
  END IF;
  added := sdi.highest_tx() + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::numeric;
  EXECUTE format('CREATE OR REPLACE FUNCTION sdi.current_tx() RETURNS xid8 LANGUAGE sql STABLE AS '
    '''SELECT ((pg_current_xact_id()::text::numeric + %s)::text)::xid8''', added);
  EXECUTE format('CREATE OR REPLACE FUNCTION sdi.current_snapshot() RETURNS pg_snapshot LANGUAGE sql STABLE AS '
    '''SELECT concat(pg_snapshot_xmin(s)::text::numeric + %1$s, '''':'''', pg_snapshot_xmax(s)::text::numeric + %1$s, '''':'''','
    ' (SELECT string_agg((tx::text::numeric + %1$s)::text, '''','''' ORDER BY tx) FROM pg_snapshot_xip(s) tx))::pg_snapshot'
    ' FROM pg_current_snapshot() s''', added);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION sdi.note_commit(changed text) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN
  IF sdi.came_from_elsewhere() THEN
    RAISE EXCEPTION 'This database was restored from another PostgreSQL cluster: run ./sdi migrate (or ./sdi up) before anything is changed. / Cơ sở dữ liệu này được khôi phục từ một cụm PostgreSQL khác: hãy chạy ./sdi migrate (hoặc ./sdi up) trước khi sửa.'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  INSERT INTO sdi.commit (tx, layer) VALUES (sdi.current_tx(), changed) ON CONFLICT DO NOTHING;
END $$;

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns WHERE table_schema = 'layer' AND column_name = 'changed_tx' LOOP
    EXECUTE format('ALTER TABLE layer.%I ALTER changed_tx SET DEFAULT sdi.current_tx()', t.table_name);
  END LOOP;
END $$;
