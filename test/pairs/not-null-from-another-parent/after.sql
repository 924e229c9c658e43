CREATE TABLE cargo (volume integer, weight integer NOT NULL);
CREATE TABLE heavy (weight integer NOT NULL);
CREATE TABLE steel () INHERITS (cargo);
CREATE TABLE girder () INHERITS (steel);
