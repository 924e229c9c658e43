-- The children have the new columns as their own, too.
CREATE TABLE parent (a integer, b integer DEFAULT 1 NOT NULL);
CREATE TABLE child (b integer) INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE top (a integer, b text COLLATE "C" DEFAULT 'x', g integer GENERATED ALWAYS AS (a + 1) STORED);
ALTER TABLE top ALTER b SET STORAGE external;
CREATE TABLE middle (a integer) INHERITS (top);
CREATE TABLE bottom (own integer, b text COLLATE "C" DEFAULT 'y', g integer) INHERITS (middle);
CREATE INDEX ON bottom (b, g);
