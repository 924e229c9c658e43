CREATE TABLE log (at date NOT NULL, line text DEFAULT '-', id int GENERATED ALWAYS AS (length(line)) STORED) PARTITION BY RANGE (at);
CREATE INDEX log_by_line ON log (line);
CREATE TABLE comes (line text, id int GENERATED ALWAYS AS (length(line)) STORED, at date NOT NULL, CONSTRAINT filled CHECK (line <> ''));
CREATE INDEX ON comes (line);
ALTER TABLE log ATTACH PARTITION comes FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE inner_log (line text DEFAULT '-', at date NOT NULL, id int GENERATED ALWAYS AS (length(line)) STORED) PARTITION BY LIST (line);
ALTER TABLE log ATTACH PARTITION inner_log DEFAULT;
CREATE TABLE innermost PARTITION OF inner_log DEFAULT;
-- PostgreSQL accepts them only if the columns are in this order.
CREATE FUNCTION of_comes() RETURNS SETOF comes LANGUAGE sql AS 'SELECT ''x''::text, 1, ''2021-01-01''::date';
CREATE FUNCTION of_inner_log() RETURNS SETOF inner_log LANGUAGE sql AS 'SELECT ''x''::text, ''2021-01-01''::date, 1';

-- A check has the name of a foreign key of the partitioned table.
CREATE TABLE known (id int PRIMARY KEY);
CREATE TABLE refers (id int, known_id int, CONSTRAINT same FOREIGN KEY (known_id) REFERENCES known) PARTITION BY LIST (id);
CREATE TABLE refers_1 (id int, known_id int, CONSTRAINT same CHECK (id > 0));
ALTER TABLE refers ATTACH PARTITION refers_1 FOR VALUES IN (1);
