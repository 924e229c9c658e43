CREATE TYPE spot AS (x bigint, y bigint);
CREATE TABLE a (at spot DEFAULT ROW(6, 6)::spot);
CREATE TABLE b () INHERITS (a);
CREATE SEQUENCE numbers OWNED BY b.at;
