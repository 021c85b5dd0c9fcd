-- Queries that people have stored for others to ask by name (OGC 09-025r1, 14).
CREATE TABLE sdi.stored_query (
    id         text PRIMARY KEY,
    definition text NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
