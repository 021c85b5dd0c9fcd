-- How good each layer was after each run (ISO 19157), so that a history can be read.
CREATE TABLE sdi.quality (
    run_id              bigint PRIMARY KEY REFERENCES sdi.run (id) ON DELETE CASCADE,
    layer               text NOT NULL,
    measured_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    features            bigint NOT NULL,
    last_change         timestamptz,
    without_geometry    bigint NOT NULL,
    -- all geometries, or a sample of a large layer
    geometries_checked  bigint NOT NULL,
    geometries_invalid  bigint NOT NULL,
    geometry_duplicates bigint NOT NULL,
    -- name → {"filled": features with a value, "outside_codes": values that the code list does not have}
    attributes          jsonb NOT NULL,
    -- [{"attributes": [names that identify a feature], "duplicates": features that share theirs with an earlier one}]
    keys                jsonb NOT NULL
);
CREATE INDEX quality_layer_run ON sdi.quality (layer, run_id DESC);
