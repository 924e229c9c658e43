CREATE TABLE visit (id integer PRIMARY KEY, at bigint NOT NULL DEFAULT 0, left_at bigint);
CREATE INDEX visit_at ON visit (at);
