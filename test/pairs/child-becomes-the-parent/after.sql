CREATE TYPE spot AS (y bigint);
CREATE TABLE b (at spot DEFAULT ROW(6)::spot);
CREATE TABLE a () INHERITS (b);
CREATE SEQUENCE numbers OWNED BY a.at;
