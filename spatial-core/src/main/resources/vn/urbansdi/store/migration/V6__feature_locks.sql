-- Locks that people take on features for a while (OGC 09-025r1, 12). One that has ended stays known for a day, so that its
-- holder learns that it ended and not that it never was.
CREATE TABLE sdi.feature_lock (
    id         text PRIMARY KEY,
    holder     text NOT NULL,
    seconds    bigint NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE TABLE sdi.locked_feature (
    layer   text NOT NULL,
    fid     bigint NOT NULL,
    lock_id text NOT NULL REFERENCES sdi.feature_lock (id) ON DELETE CASCADE,
    PRIMARY KEY (layer, fid)
);
CREATE INDEX locked_feature_lock ON sdi.locked_feature (lock_id);
