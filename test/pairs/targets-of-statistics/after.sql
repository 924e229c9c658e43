CREATE TABLE reading (a bigint, b text, c bigint, d bigint);

CREATE INDEX one_more ON reading ((a + 1));
ALTER INDEX one_more ALTER COLUMN 1 SET STATISTICS 77;
CREATE INDEX by_lower ON reading (lower(b), c);
ALTER INDEX by_lower ALTER COLUMN 1 SET STATISTICS 78;
CREATE INDEX lower_where ON reading (lower(b)) WHERE d > 0;
ALTER INDEX lower_where ALTER COLUMN 1 SET STATISTICS 79;
CREATE INDEX untouched ON reading (lower(b));
ALTER INDEX untouched ALTER COLUMN 1 SET STATISTICS 80;
ALTER TABLE reading ADD CONSTRAINT no_other EXCLUDE USING btree ((a + 2) WITH =);
ALTER INDEX no_other ALTER COLUMN 1 SET STATISTICS 81;

CREATE STATISTICS a_and_c ON a, c FROM reading;
ALTER STATISTICS a_and_c SET STATISTICS 90;
COMMENT ON STATISTICS a_and_c IS 'kept';
CREATE STATISTICS a_and_b ON a, b FROM reading;
ALTER STATISTICS a_and_b SET STATISTICS 91;

CREATE TABLE stays (a integer, b integer);
CREATE STATISTICS handed_on ON a, b FROM stays;

CREATE TABLE arrives (a integer, b integer, EXCLUDE USING btree ((a + b) WITH =));
ALTER INDEX arrives_expr_excl ALTER COLUMN 1 SET STATISTICS 82;
