CREATE TABLE quay (id integer NOT NULL, number integer CONSTRAINT quay_number UNIQUE);
CREATE TABLE dock (id integer);
CREATE TABLE dry_dock () INHERITS (dock);
CREATE UNIQUE INDEX dry_dock_id ON dry_dock (id);
-- Another column identifies the rows.
CREATE TABLE pier (id integer, number integer NOT NULL);
CREATE UNIQUE INDEX pier_id ON pier (id);
CREATE UNIQUE INDEX pier_number ON pier (number);
ALTER TABLE pier REPLICA IDENTITY USING INDEX pier_number;
