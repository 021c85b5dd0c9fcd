-- In which order, and when, the transactions that changed a layer came into effect. The order of their numbers is another one: a
-- transaction that began first may change what a later one has brought meanwhile.
CREATE SEQUENCE sdi.commit_seq;
CREATE TABLE sdi.commit (
    tx           xid8 NOT NULL,
    -- name of its table
    layer        text NOT NULL,
    -- both set as the transaction begins to commit; nobody else sees the row before
    seq          bigint,
    committed_at timestamptz,
    started_at   timestamptz NOT NULL DEFAULT now(),
    -- lasted more than an hour: who looks for transactions that were open at an instant looks an hour ahead, and at these
    long         boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tx, layer)
);
CREATE UNIQUE INDEX commit_layer_seq ON sdi.commit (layer, seq);
CREATE INDEX commit_at ON sdi.commit (committed_at);
CREATE INDEX commit_long ON sdi.commit (committed_at) WHERE long;

-- Called by the layers' triggers; once a transaction is enough.
CREATE FUNCTION sdi.note_commit(changed text) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN
  INSERT INTO sdi.commit (tx, layer) VALUES (pg_current_xact_id(), changed) ON CONFLICT DO NOTHING;
END $$;

-- The lock is held until the transaction can be seen: whoever sees one number sees all smaller ones. (NOTIFY makes such
-- transactions commit one by one anyway.)
CREATE FUNCTION sdi.stamp_commit() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  PERFORM pg_advisory_xact_lock(7254189330124);
  UPDATE sdi.commit
    SET seq = nextval('sdi.commit_seq'), committed_at = clock_timestamp(),
        long = clock_timestamp() > started_at + interval '1 hour'
    WHERE tx = NEW.tx AND layer = NEW.layer;
  RETURN NULL;
END $$;

-- What lies before is known by the time at which its transactions began.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT table_schema, table_name, column_name FROM information_schema.columns
    WHERE (table_schema = 'layer' AND column_name = 'changed_tx')
       OR (table_schema = 'history' AND column_name IN ('changed_tx', 'superseded_tx')) LOOP
    EXECUTE format(
      'INSERT INTO sdi.commit (tx, layer, started_at, committed_at) SELECT %1$I, %4$L, min(%2$I), min(%2$I) FROM %3$I.%4$I'
        ' WHERE %1$I IS NOT NULL GROUP BY 1 ON CONFLICT DO NOTHING',
      t.column_name, replace(t.column_name, '_tx', '_at'), t.table_schema, t.table_name);
  END LOOP;
  UPDATE sdi.commit c SET seq = o.place
    FROM (SELECT tx, layer, row_number() OVER (ORDER BY committed_at, tx, layer) AS place FROM sdi.commit) o
    WHERE (o.tx, o.layer) = (c.tx, c.layer);
  PERFORM setval('sdi.commit_seq', (SELECT count(*) + 1 FROM sdi.commit), false);
END $$;

-- Deferred to the end of the transaction: as near to its commit as anything of it can run.
CREATE CONSTRAINT TRIGGER sdi_stamp_commit AFTER INSERT ON sdi.commit DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION sdi.stamp_commit();

CREATE OR REPLACE FUNCTION sdi.notify_inserted() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  PERFORM sdi.note_commit(TG_TABLE_NAME);
  IF sdi.current_run() IS NULL THEN
    PERFORM pg_notify('sdi_layer_changed', json_build_object('layer', TG_ARGV[0])::text);
  END IF;
  RETURN NULL;
END $$;
