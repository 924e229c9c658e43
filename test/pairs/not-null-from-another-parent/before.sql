-- A child leaves the parent whose NOT NULL it inherits, and another parent gets the same column.
CREATE TABLE cargo (volume integer);
CREATE TABLE heavy (weight integer NOT NULL);
CREATE TABLE steel () INHERITS (cargo, heavy);
CREATE TABLE girder () INHERITS (steel);
