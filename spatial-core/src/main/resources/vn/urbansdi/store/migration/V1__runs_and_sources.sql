CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

CREATE SCHEMA IF NOT EXISTS layer;
CREATE SCHEMA IF NOT EXISTS history;

COMMENT ON SCHEMA layer IS 'One table a layer of the catalog; planned from it, never altered by hand';
COMMENT ON SCHEMA history IS 'Every superseded row of schema layer; written by triggers only';

-- Imports.
CREATE TABLE sdi.run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    layer       text NOT NULL,
    source      text NOT NULL,
    priority    integer NOT NULL,
    files       text[] NOT NULL,
    started_by  text NOT NULL,
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    -- died: the program or the server stopped in the middle; found by the next run of the layer
    state       text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'committed', 'discarded', 'died')),
    rows_read   bigint,
    inserted    bigint,
    updated     bigint,
    unchanged   bigint,
    rejected    bigint,
    conflicts   bigint,
    outranked   bigint,
    report      jsonb
);
CREATE INDEX run_layer_started ON sdi.run (layer, started_at DESC);

-- What each source delivers to a layer, and how far it is believed.
CREATE TABLE sdi.source (
    layer      text NOT NULL,
    source     text NOT NULL,
    priority   integer NOT NULL,
    attributes text[] NOT NULL,
    PRIMARY KEY (layer, source)
);

-- What a source last said about a feature, where that is not simply the last version that one of its runs wrote.
CREATE TABLE sdi.said (
    layer      text NOT NULL,
    source     text NOT NULL,
    fid        bigint NOT NULL,
    run_id     bigint NOT NULL,
    attributes jsonb NOT NULL,
    geom_known boolean NOT NULL,
    geom       geometry,
    PRIMARY KEY (layer, source, fid)
);

-- The person on whose behalf the connection works; whoever opened it if the program named nobody.
CREATE FUNCTION sdi.current_editor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('sdi.user', true), ''), current_user::text) $$;

-- The import that is writing, if it is one.
CREATE FUNCTION sdi.current_run() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('sdi.run', true), '')::bigint $$;

-- A point inside a geometry; each attempt gives another one, as far as there are others, always the same for the same number.
CREATE FUNCTION sdi.point_inside(shape geometry, attempt integer) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN ST_IsEmpty(shape) THEN NULL
               WHEN attempt = 0 THEN ST_PointOnSurface(shape)
               WHEN ST_Dimension(shape) = 2 THEN ST_GeometryN(ST_GeneratePoints(shape, attempt, 1), attempt)
               ELSE NULL END $$;

CREATE FUNCTION sdi.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  RAISE EXCEPTION 'TRUNCATE would leave no history of %.%; use DELETE', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'feature_not_supported';
END $$;

-- Tells every replica that a layer changed; within no extent in particular.
CREATE FUNCTION sdi.notify_inserted() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF sdi.current_run() IS NULL THEN
    PERFORM pg_notify('sdi_layer_changed', json_build_object('layer', TG_ARGV[0])::text);
  END IF;
  RETURN NULL;
END $$;
