-- The new columns of the child merge with those of the parent, whose options PostgreSQL sets for the child too.
CREATE TABLE reading (at date, value numeric, note text);
ALTER TABLE reading ALTER value SET STATISTICS 500, ALTER note SET STORAGE EXTERNAL;
CREATE TABLE raw_reading (value numeric, note text) INHERITS (reading);
ALTER TABLE raw_reading ALTER value SET STATISTICS 50, ALTER note SET STORAGE MAIN;
