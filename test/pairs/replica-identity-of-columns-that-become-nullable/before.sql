CREATE TABLE quay (id integer NOT NULL, number integer NOT NULL CONSTRAINT quay_number UNIQUE);
ALTER TABLE quay REPLICA IDENTITY USING INDEX quay_number;
-- The child's NOT NULL goes with that of its parent.
CREATE TABLE dock (id integer NOT NULL);
CREATE TABLE dry_dock () INHERITS (dock);
CREATE UNIQUE INDEX dry_dock_id ON dry_dock (id);
ALTER TABLE dry_dock REPLICA IDENTITY USING INDEX dry_dock_id;
CREATE TABLE pier (id integer NOT NULL, number integer);
CREATE UNIQUE INDEX pier_id ON pier (id);
ALTER TABLE pier REPLICA IDENTITY USING INDEX pier_id;
