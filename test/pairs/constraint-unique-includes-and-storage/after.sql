CREATE TABLE part (code text, maker text, name text, UNIQUE (code, maker) INCLUDE (name) WITH (fillfactor = 70));

-- A column changes its type that is included in a key that a foreign key refers to.
CREATE TABLE box (code integer, size bigint, PRIMARY KEY (code) INCLUDE (size));
CREATE TABLE item (box integer REFERENCES box);
