CREATE TABLE part (code text, maker text, name text, UNIQUE (code, maker));

-- A column changes its type that is included in a key that a foreign key refers to.
CREATE TABLE box (code integer, size integer, PRIMARY KEY (code) INCLUDE (size));
CREATE TABLE item (box integer REFERENCES box);
