CREATE SEQUENCE numbers AS integer;
CREATE SEQUENCE loose START 10;
CREATE TABLE receipt (number integer DEFAULT nextval('numbers'), second bigint);

-- A table is built again, draws from a sequence that its partition owns, and no longer does.
CREATE SEQUENCE keys;
CREATE TABLE parted (a integer, k bigint DEFAULT nextval('keys')) PARTITION BY RANGE (k);
CREATE TABLE part PARTITION OF parted DEFAULT;
ALTER SEQUENCE keys OWNED BY part.a;
