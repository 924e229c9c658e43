CREATE TABLE visit (id integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), left_at timestamp);
CREATE INDEX visit_at ON visit (at);
